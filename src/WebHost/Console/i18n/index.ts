import { createI18n } from 'vue-i18n'
import en from './en'
import ko from './ko'
import { settleParticles } from './particles'

export type Locale = 'ko' | 'en'

const KEY = 'oqupie.language'

export const i18n = createI18n({
  legacy: false,
  locale: firstLocale(),
  fallbackLocale: 'en',
  messages: { ko, en },
  postTranslation: (text) => (typeof text === 'string' ? settleParticles(text) : text),
})

document.documentElement.lang = i18n.global.locale.value

export function showLocale(language: string): void {
  const locale: Locale = language === 'ko' ? 'ko' : 'en'
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  localStorage.setItem(KEY, locale)
}

function firstLocale(): Locale {
  const stored = localStorage.getItem(KEY)
  if (stored === 'ko' || stored === 'en') return stored
  return navigator.language.startsWith('ko') ? 'ko' : 'en'
}
