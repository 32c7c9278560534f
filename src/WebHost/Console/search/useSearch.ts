import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { knowledgeApi, type ArticleHit } from '@/api/knowledge'
import { searchApi, type HitSort } from '@/api/search'
import type { CustomerRating, TicketHit } from '@/api/types'
import { useListen } from '@/live/useListen'

const PAGE = 20
const ARTICLES = 6
const CUSTOMERS = 6
/** Longer words than these nobody is called. */
const MOST_Q = 200
/** What happens all the time does not ask all the time; and what is still being prepared is there a moment later. */
const REREAD_AFTER = 1500

export interface FoundCustomer {
  id: string
  name: string
  email: string
  rating: CustomerRating
}

export interface FoundArticle extends ArticleHit {
  brand: string
}

/** What is looked for, found: tickets page by page, and customers and articles of some brands beside. */
export function useSearch(q: () => string, sort: () => HitSort, brands: () => readonly string[], people: () => boolean) {
  const hits = shallowRef<TicketHit[]>([])
  const articles = shallowRef<FoundArticle[]>([])
  const customers = shallowRef<FoundCustomer[]>([])
  const total = ref(0)
  const partial = ref(false)
  const next = ref<string | null>(null)
  const state = ref<'idle' | 'busy' | 'ready' | 'failed'>('idle')
  const failure = shallowRef<unknown>(null)
  const readingMore = ref(false)
  let asking: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  /** @param quietly What is shown stays until the answer is there, and where none comes. */
  async function read(quietly = false): Promise<void> {
    clearTimeout(waiting)
    asking?.abort()
    const text = q()
    if (text === '') {
      state.value = 'idle'
      hits.value = []
      articles.value = []
      customers.value = []
      return
    }
    const mine = (asking = new AbortController())
    if (!quietly) state.value = 'busy'
    void readArticles(text, mine.signal)
    void readCustomers(text, mine.signal)
    try {
      const found = await searchApi.tickets({ q: text, sort: sort(), limit: Math.min(100, quietly ? Math.max(PAGE, hits.value.length) : PAGE) }, mine.signal)
      if (mine.signal.aborted) return
      hits.value = found.items
      total.value = found.total
      partial.value = found.partial
      next.value = found.next
      state.value = 'ready'
      if (found.partial) waiting = setTimeout(() => void read(true), REREAD_AFTER)
    } catch (error) {
      if (mine.signal.aborted || quietly) return
      failure.value = error
      state.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    if (next.value === null || readingMore.value || state.value !== 'ready') return
    readingMore.value = true
    const mine = asking
    try {
      const page = await searchApi.tickets({ q: q(), sort: sort(), cursor: next.value, limit: PAGE })
      if (mine !== asking) return
      const known = new Set(hits.value.map((hit) => hit.ticket.id))
      hits.value = [...hits.value, ...page.items.filter((hit) => !known.has(hit.ticket.id))]
      next.value = page.next
    } catch (error) {
      failure.value = error
    } finally {
      readingMore.value = false
    }
  }

  /** Articles are beside: where they cannot be read there are none. */
  async function readArticles(text: string, signal: AbortSignal): Promise<void> {
    const answers = await Promise.allSettled(brands().map(async (brand) => ({ brand, found: await knowledgeApi.search(brand, text, signal) })))
    if (signal.aborted) return
    articles.value = answers
      .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.found.items.map((hit) => ({ ...hit, brand: answer.value.brand })) : []))
      .slice(0, ARTICLES)
  }

  /** By the words that are no terms. So are customers: beside, and none where they cannot be read. */
  async function readCustomers(text: string, signal: AbortSignal): Promise<void> {
    const words = text.split(/\s+/).filter((word) => !word.includes(':') && !word.startsWith('-')).join(' ').replaceAll('"', '').slice(0, MOST_Q)
    const page = people() && words.length > 1 ? await customersApi.list({ q: words, sort: 'lastTicket', limit: CUSTOMERS }, signal).catch(() => null) : null
    if (signal.aborted) return
    customers.value = (page?.items ?? []).map(({ id, name, emails, externalIds, rating }) => ({ id, name, email: emails[0] ?? externalIds[0] ?? '', rating }))
  }

  watch([q, sort], () => void read(), { immediate: true })
  useListen({
    happened: () => {
      clearTimeout(waiting)
      if (state.value === 'ready') waiting = setTimeout(() => void read(true), REREAD_AFTER)
    },
  })
  onScopeDispose(() => {
    clearTimeout(waiting)
    asking?.abort()
  })

  return { hits, articles, customers, total, partial, next, state, failure, readingMore, read, more }
}
