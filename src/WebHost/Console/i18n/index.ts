import { createI18n } from 'vue-i18n'
import type ko from './ko'
import { settleParticles } from './particles'

export type Locale = 'ko' | 'en'

const KEY = 'oqupie.language'

/** Each language is a file of its own: a reader fetches the one they read. */
const words = { ko: () => import('./ko'), en: () => import('./en') }

export const i18n = createI18n({
  legacy: false,
  locale: firstLocale(),
  fallbackLocale: false,
  messages: {} as Record<Locale, typeof ko>,
  postTranslation: (text) => (typeof text === 'string' ? settleParticles(text) : text),
})

let wanted: Locale

/** What a page begins with. Rejects where the words cannot be fetched: without any, nothing can be shown. */
export const firstWords = (): Promise<void> => speak(firstLocale())

/** The language from now on, here and at the next visit. Where its words cannot be fetched, the language stays as it is. */
export async function showLocale(language: string): Promise<void> {
  const locale: Locale = language === 'ko' ? 'ko' : 'en'
  localStorage.setItem(KEY, locale)
  await speak(locale).catch(() => undefined)
}

async function speak(locale: Locale): Promise<void> {
  wanted = locale
  if (!i18n.global.availableLocales.includes(locale)) i18n.global.setLocaleMessage(locale, (await words[locale]()).default)
  if (wanted !== locale) return
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}

function firstLocale(): Locale {
  const stored = localStorage.getItem(KEY)
  if (stored === 'ko' || stored === 'en') return stored
  return navigator.language.startsWith('ko') ? 'ko' : 'en'
}
