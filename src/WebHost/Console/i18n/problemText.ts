import { useI18n } from 'vue-i18n'
import { asProblem } from '@/api/problem'

export interface Refused {
  code: string | null
  values?: Record<string, string> | null
}

/** A problem in words for a person, by its code. What the server says in English is for programs and is never shown. */
export function useProblemText(): (error: unknown) => string {
  const words = useRefusalText()
  return (error) => words(asProblem(error))
}

/** The same for one of many things that were refused in one answer. */
export function useRefusalText(): (refused: Refused) => string {
  const { t, te } = useI18n()
  return ({ code, values }) => {
    const key = `problems.${code ?? ''}`
    return te(key) ? t(key, values ?? {}) : t('problems.unexpected')
  }
}
