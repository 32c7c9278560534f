import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { translationsApi, type Translation } from '@/api/translations'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import { isSame, languageName } from './languageName'

interface Wishes {
  ticket: () => number
  html: () => string
  /** Puts the translation in the place of what stood there, as an ordinary edit, and keeps that beside. */
  put: (translated: string, original: string) => void
}

type Ask = (ticket: number, html: string) => Promise<Translation>

/** "Answer in the customer's language": what is written is translated in one click, unless somebody has gone on writing meanwhile. */
export function useDraftTranslation(wishes: Wishes, ask: Ask = translationsApi.draft) {
  const { t, locale } = useI18n()
  const problemText = useProblemText()
  const busy = ref(false)

  async function translate(): Promise<void> {
    const [ticket, html] = [wishes.ticket(), wishes.html()]
    busy.value = true
    try {
      const { from, to, html: translated } = await ask(ticket, html)
      if (ticket !== wishes.ticket()) return
      const language = languageName(to, locale.value)
      if (from !== null && isSame(from, to)) toast(t('translating.draftAlready', { language }))
      else if (html !== wishes.html()) toast(t('translating.draftMoved'))
      else {
        wishes.put(translated, html)
        toast(t('translating.draftDone', { language }), { tone: 'success' })
      }
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    } finally {
      busy.value = false
    }
  }

  return { busy, translate }
}
