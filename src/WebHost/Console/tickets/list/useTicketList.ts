import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { ticketsApi } from '@/api/tickets'
import type { BoxName, TicketRow } from '@/api/types'
import { useSession } from '@/accounts/session'
import { useLive } from '@/live/store'
import { apiQueryOf, questionOf, type Filters } from './filters'
import { comparer, matches } from './matches'
import { append, emptyList, patch, settle, take, type RowList, type Rule } from './rowList'

const PAGE = 60

/** The rows of one box under filters: read page by page, then changed by the feed alone. */
export function useTicketList(box: () => BoxName, filters: () => Filters) {
  const live = useLive()
  const session = useSession()
  const list = shallowRef<RowList>(emptyList)
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const readingMore = ref(false)
  const held = ref(false)
  const fresh = ref(new Set<number>())
  let reading: AbortController | null = null

  const viewer = () => ({ id: session.me?.id ?? '', groups: session.me?.groups ?? [] })
  const question = () => questionOf(box(), filters(), new Date())
  const rule = (): Rule => ({
    matches: (row) => matches(row, question(), viewer()),
    compare: comparer(filters().sort),
  })

  async function read(quietly = false): Promise<void> {
    reading?.abort()
    const mine = (reading = new AbortController())
    if (!quietly) state.value = 'loading'
    try {
      await live.whenReady()
      const page = await ticketsApi.list({ ...apiQueryOf(question(), filters().sort), limit: PAGE }, mine.signal)
      if (mine.signal.aborted) return
      list.value = append(emptyList, page.items, page.next === null)
      next.value = page.next
      state.value = 'ready'
    } catch (error) {
      if (mine.signal.aborted) return
      problem.value = asProblem(error)
      if (!quietly || list.value.rows.length === 0) state.value = 'failed'
    }
  }

  async function readMore(): Promise<void> {
    if (next.value === null || readingMore.value || state.value !== 'ready') return
    readingMore.value = true
    const mine = reading
    try {
      const page = await ticketsApi.list({ ...apiQueryOf(question(), filters().sort), limit: PAGE, cursor: next.value })
      if (mine !== reading) return
      list.value = append(list.value, page.items, page.next === null)
      next.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      readingMore.value = false
    }
  }

  function leave(tickets: number[]): void {
    list.value = take(list.value, tickets)
  }

  function change(rows: TicketRow[]): void {
    if (state.value !== 'ready') return
    const before = new Set(list.value.rows.map((row) => row.id))
    for (const row of rows) list.value = patch(list.value, row, rule(), held.value)
    markFresh(list.value.rows.filter((row) => !before.has(row.id)))
  }

  /** Rows that came in fade in; the mark is taken off so that scrolling back to them does not repeat it. */
  function markFresh(rows: readonly TicketRow[]): void {
    if (rows.length === 0) return
    fresh.value = new Set([...fresh.value, ...rows.map((row) => row.id)])
    setTimeout(() => (fresh.value = new Set()), 1200)
  }

  function showWaiting(): void {
    const waiting = list.value.waiting
    list.value = settle(list.value, rule())
    markFresh(waiting)
  }

  onScopeDispose(
    live.listen({
      happened: (entries) => { change(entries.map((entry) => entry.row)) },
      gone: leave,
      reset: () => void read(true),
    }),
  )
  onScopeDispose(() => reading?.abort())
  watch([box, () => JSON.stringify(filters())], () => void read(), { immediate: true })
  watch(held, (now) => { if (!now && state.value === 'ready') showWaiting() })

  return {
    rows: computed(() => list.value.rows),
    waiting: computed(() => list.value.waiting.length),
    more: computed(() => next.value !== null),
    state,
    problem,
    readingMore,
    hold: (now: boolean) => (held.value = now),
    fresh,
    read,
    readMore,
    showWaiting,
  }
}

export type TicketList = ReturnType<typeof useTicketList>
