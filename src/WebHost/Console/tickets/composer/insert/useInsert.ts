import type { Editor } from '@tiptap/core'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/accounts/session'
import type { Ticket } from '@/api/types'
import type { Mode } from '../drafts'
import { useArticles } from './useArticles'
import { useOffers, type Offer } from './useOffers'
import { useResponses } from './useResponses'

export type Insert = ReturnType<typeof useInsert>

interface Writing {
  editor: () => Editor | undefined
  ticket: () => Ticket | null
  mode: () => Mode
  clean: (html: string, known: ReadonlyMap<string, File>) => string
}

/** How many articles stand below the canned responses. */
const FEW = 3

/** What can be put into a text that is being written: by a sign in the text, or by the buttons. */
export function useInsert(writing: Writing) {
  const { t } = useI18n()
  const session = useSession()
  const mayRespond = session.may('cannedResponses:work')
  const mayLink = session.may('knowledge:work')
  const responses = useResponses(writing.editor, writing.ticket)
  const articles = useArticles(writing)

  const findArticles = (q: string, signal: AbortSignal): Promise<Offer[]> => (mayLink.value ? articles.find(q, signal) : Promise.resolve([]))

  /** Below the responses some articles, once there are words to look for; without them the responses are there all the same. */
  async function findBoth(q: string, signal: AbortSignal): Promise<Offer[]> {
    const [found, few] = await Promise.all([
      mayRespond.value ? responses.find(q, signal) : [],
      q.length > 1 ? findArticles(q, signal).catch(() => []) : [],
    ])
    return [...found, ...few.slice(0, FEW)]
  }

  const offers = useOffers(computed(writing.editor), {
    find: (trigger, signal) => (trigger.kind === 'articles' ? findArticles(trigger.query, signal) : findBoth(trigger.query, signal)),
    pick: (offer, place, whole) => {
      if (offer.kind === 'response') void responses.put(offer.id, place)
      else void (whole ? articles.text(offer, place) : articles.link(offer, place))
    },
  })
  const label = computed(() => t(offers.asked.value?.kind === 'articles' ? 'canned.articles' : 'canned.title'))

  return { editor: writing.editor, mayRespond, mayLink, responses, articles, offers, label, keys: offers.keys, attributes: offers.attributes }
}
