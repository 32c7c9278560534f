import type { Editor } from '@tiptap/core'
import { useI18n } from 'vue-i18n'
import { cannedApi, type CannedResponse } from '@/api/canned'
import type { Ticket } from '@/api/types'
import { useBrands } from '@/brands/store'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import { putIn, type Range } from './place'
import type { Offer } from './useOffers'

const MOST = 8
const LONGEST = 120

/** Finds canned responses for a ticket and puts them into the text, filled. */
export function useResponses(editor: () => Editor | undefined, ticket: () => Ticket | null) {
  const { t } = useI18n()
  const brands = useBrands()
  const problemText = useProblemText()

  async function find(q: string, signal?: AbortSignal): Promise<Offer[]> {
    const brand = ticket()?.brand ?? null
    const language = ticket()?.language ?? brands.byId.get(brand ?? '')?.language ?? null
    return (await cannedApi.list({ q, brand, language, limit: MOST }, signal)).items.map(offerOf)
  }

  async function put(id: string, place: () => Range | null): Promise<void> {
    const number = ticket()?.id
    if (number === undefined) return
    try {
      const filled = await cannedApi.insert(id, number)
      const into = editor()
      // Who has gone on to another ticket meanwhile wants nothing of this one there.
      if (!into || ticket()?.id !== number) return
      putIn(into, filled.html, place())
      if (filled.missing.length > 0) toast(t('canned.missing', { names: filled.missing.join(', ') }))
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  return { find, put }
}

function offerOf(response: CannedResponse): Offer {
  const text = new DOMParser().parseFromString(response.body.replace(/<\/(p|li|pre)>/g, ' '), 'text/html').body.textContent
  return {
    id: response.id,
    kind: 'response',
    title: response.name,
    note: response.shortcut ? `/${response.shortcut}` : '',
    text: text.replace(/\s+/g, ' ').trim().slice(0, LONGEST),
  }
}
