import { createI18n } from 'vue-i18n'
import type ko from './ko'
import { storedLocale, storeLocale, type Locale } from './locale'
import { settleParticles } from './particles'

export type { Locale } from './locale'

/** Each language is a file of its own: a reader fetches the one they read. */
const words = { ko: () => import('./ko'), en: () => import('./en') }

export const i18n = createI18n({
  legacy: false,
  locale: storedLocale(),
  fallbackLocale: false,
  messages: {} as Record<Locale, typeof ko>,
  postTranslation: (text) => (typeof text === 'string' ? settleParticles(text) : text),
})

let wanted: Locale

/** What a page begins with. Rejects where the words cannot be fetched: without any, nothing can be shown. */
export const firstWords = (): Promise<void> => speak(storedLocale())

/** The language from now on, here and at the next visit. Where its words cannot be fetched, the language stays as it is. */
export async function showLocale(language: string): Promise<void> {
  const locale: Locale = language === 'ko' ? 'ko' : 'en'
  storeLocale(locale)
  await speak(locale).catch(() => undefined)
}

async function speak(locale: Locale): Promise<void> {
  wanted = locale
  if (!i18n.global.availableLocales.includes(locale)) i18n.global.setLocaleMessage(locale, (await words[locale]()).default)
  if (wanted !== locale) return
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
}
