/** "de" is "German", "독일어": as the reader says it; what has no name is shown as it is written. */
export function languageName(language: string, reader: string): string {
  try {
    return new Intl.DisplayNames([reader], { type: 'language' }).of(language) ?? language
  } catch {
    return language
  }
}

/** Of one language, whatever the country: "pt-BR" and "pt". */
export const isSame = (one: string, other: string): boolean => one.split('-')[0] === other.split('-')[0]

const providers = { off: '', libreTranslate: 'LibreTranslate', deepL: 'DeepL' } as const

export const providerName = (provider: keyof typeof providers): string => providers[provider]
