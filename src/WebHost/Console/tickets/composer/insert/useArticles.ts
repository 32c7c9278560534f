import type { Editor } from '@tiptap/core'
import { useI18n } from 'vue-i18n'
import { knowledgeApi, type ArticleHit } from '@/api/knowledge'
import { portalsApi } from '@/api/portals'
import type { Ticket } from '@/api/types'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import type { Mode } from '../drafts'
import { addressOf, picturesOf, withAddresses } from './articleText'
import { putIn, putLink, type Range } from './place'
import type { Offer } from './useOffers'

const MOST = 6

interface Writing {
  editor: () => Editor | undefined
  ticket: () => Ticket | null
  mode: () => Mode
  /** Makes HTML fit for a reply; pictures that are known become files. */
  clean: (html: string, known: ReadonlyMap<string, File>) => string
}

/** Finds articles of the ticket's brand and puts them into the text, as a link or as a text. */
export function useArticles({ editor, ticket, mode, clean }: Writing) {
  const { t } = useI18n()
  const problemText = useProblemText()

  /** A customer gets only what they could read by themselves. Before anything is typed it is what the ticket is about. */
  async function find(typed: string, signal?: AbortSignal): Promise<Offer[]> {
    const about = ticket()
    const q = typed.trim() || (about?.subject ?? '').trim()
    if (!about || q === '') return []
    const { items } = await knowledgeApi.search(about.brand, q, signal)
    return items.filter((hit) => mode() === 'memo' || hit.url !== null).slice(0, MOST).map(offerOf)
  }

  const offerOf = (hit: ArticleHit): Offer => ({
    id: hit.id,
    kind: 'article',
    title: hit.title,
    note: hit.url === null ? t('canned.membersOnly') : '',
    text: new DOMParser().parseFromString(hit.snippet, 'text/html').body.textContent.trim() || hit.path,
  })

  async function link(offer: Offer, place: () => Range | null): Promise<void> {
    await put(async (brand) => {
      const [article, portal] = await Promise.all([knowledgeApi.article(brand, offer.id), portalsApi.get(brand)])
      return (into) => { putLink(into, article.title, addressOf(article, brand, portal, location.origin), place()) }
    })
  }

  async function text(offer: Offer, place: () => Range | null): Promise<void> {
    await put(async (brand) => {
      const article = await knowledgeApi.article(brand, offer.id)
      const known = await picturesOf(article.body)
      return (into) => { putIn(into, clean(withAddresses(article.body, location.origin), known), place()) }
    })
  }

  async function put(read: (brand: string) => Promise<(into: Editor) => void>): Promise<void> {
    const about = ticket()
    if (!about) return
    try {
      const insert = await read(about.brand)
      const into = editor()
      // Who has gone on to another ticket meanwhile wants nothing of this one there.
      if (into && ticket()?.id === about.id) insert(into)
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  return { find, link, text }
}
