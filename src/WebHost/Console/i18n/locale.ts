export type Locale = 'ko' | 'en'

const KEY = 'oqupie.language'

/** The language that this browser showed last, or else its own. */
export function storedLocale(): Locale {
  const stored = read()
  if (stored === 'ko' || stored === 'en') return stored
  return navigator.language.startsWith('ko') ? 'ko' : 'en'
}

export function storeLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale)
}

/** Storage may be refused. */
function read(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}
