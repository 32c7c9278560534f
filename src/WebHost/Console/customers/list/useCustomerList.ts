import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { asProblem, type Problem } from '@/api/problem'
import type { Customer, Page } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'
import { customerQueryOf, type CustomerFilters } from './customerFilters'

const WAIT = 150
/** What happens all the time does not ask all the time. */
const REREAD_AFTER = 1200
/** More than these at once, and the list is read again instead. */
const ONE_BY_ONE = 8
const MOST = 200
/** So many rows are looked for at first, by so many questions at most. */
const SCREEN = 20
const ROUNDS = 8

/** Whether a customer who has changed still is what was asked for, as far as that is said by the customer alone. */
export function isStillMeant(customer: Customer, { rating, tag, blocked, brand, channel }: CustomerFilters): boolean {
  return (rating === '' || customer.rating === rating)
    && (tag === '' || customer.tags.includes(tag))
    && (blocked === '' || String(customer.blocked) === blocked)
    && (brand === '' || customer.brands.includes(brand))
    && (channel === '' || customer.channels.includes(channel))
}

/** Customers under filters: read page by page. Who changes is read again where they stand; who is new waits while one has scrolled. */
export function useCustomerList(filters: () => CustomerFilters) {
  const live = useLive()
  const items = shallowRef<Customer[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const readingMore = ref(false)
  const held = ref(false)
  /** Somebody came who is not shown. */
  const changed = ref(false)
  const touched = new Set<string>()
  let reading: AbortController | null = null
  let typing: ReturnType<typeof setTimeout> | undefined
  let settling: ReturnType<typeof setTimeout> | undefined

  /** @returns False where it failed and nothing newer is being read. */
  async function read(quietly = false): Promise<boolean> {
    clearTimeout(typing)
    reading?.abort()
    const mine = (reading = new AbortController())
    if (!quietly) state.value = 'loading'
    try {
      const query = customerQueryOf(filters())
      const page = await customersApi.list(quietly ? { ...query, limit: Math.min(MOST, Math.max(query.limit ?? 0, items.value.length)) } : query, mine.signal)
      if (mine.signal.aborted) return true
      items.value = page.items
      next.value = page.next
      state.value = page.items.length === 0 && page.next !== null ? 'loading' : 'ready'
      changed.value = false
      await fill(mine)
      return true
    } catch (error) {
      if (mine.signal.aborted) return true
      problem.value = asProblem(error)
      if (!quietly || items.value.length === 0) state.value = 'failed'
      return false
    }
  }

  /** A page may be short, or empty, and others come after it: no more is looked through at once than a bound allows. */
  async function fill(mine: AbortController): Promise<void> {
    for (let round = 0; round < ROUNDS && items.value.length < SCREEN && next.value !== null; round += 1) {
      const page = await customersApi.list({ ...customerQueryOf(filters()), cursor: next.value }, mine.signal)
      if (mine.signal.aborted) return
      add(page)
    }
    state.value = 'ready'
  }

  function add(page: Page<Customer>): void {
    const known = new Set(items.value.map((one) => one.id))
    items.value = [...items.value, ...page.items.filter((one) => !known.has(one.id))]
    next.value = page.next
    if (items.value.length > 0) state.value = 'ready'
  }

  async function readMore(): Promise<void> {
    if (next.value === null || readingMore.value || state.value !== 'ready') return
    readingMore.value = true
    const mine = reading
    try {
      const page = await customersApi.list({ ...customerQueryOf(filters()), cursor: next.value })
      if (mine !== reading) return
      add(page)
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      readingMore.value = false
    }
  }

  function touch(ids: readonly string[]): void {
    if (state.value !== 'ready') return
    for (const id of ids) touched.add(id)
    settling ??= setTimeout(() => void settle(), REREAD_AFTER)
  }

  async function settle(): Promise<void> {
    settling = undefined
    const ids = Array.from(touched)
    touched.clear()
    const known = new Set(items.value.map((one) => one.id))
    const shown = ids.filter((id) => known.has(id))
    const strangers = ids.length > shown.length
    if (shown.length > ONE_BY_ONE || (strangers && !held.value)) return void (await read(true))
    changed.value ||= strangers
    await Promise.all(shown.map(readOne))
  }

  /** Where they stand: nothing jumps under the pointer. Whoever is gone, or has become one with another, goes. */
  async function readOne(id: string): Promise<void> {
    const mine = reading
    const found = await customersApi.get(id).catch((error: unknown) => (asProblem(error).status === 404 ? null : undefined))
    if (found === undefined || mine !== reading) return
    const stays = found?.id === id && isStillMeant(found, filters())
    items.value = items.value.flatMap((one) => (one.id === id ? (stays ? [found] : []) : [one]))
  }

  const reread = useReread(() => read(true))
  onScopeDispose(
    live.listen({
      customers: touch,
      happened: (entries) => { touch(entries.map((entry) => entry.row.customer.id)) },
      reset: reread,
    }),
  )
  onScopeDispose(() => {
    clearTimeout(typing)
    clearTimeout(settling)
    reading?.abort()
  })
  watch(filters, (now, before) => {
    if (JSON.stringify(now) === JSON.stringify(before)) return
    clearTimeout(typing)
    typing = setTimeout(() => void read(), before && now.q !== before.q ? WAIT : 0)
  })
  void read()

  return {
    items, state, problem, readingMore, changed, read, readMore,
    more: computed(() => next.value !== null),
    hold: (now: boolean) => (held.value = now),
  }
}
