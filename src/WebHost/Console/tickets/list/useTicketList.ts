import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { ticketsApi } from '@/api/tickets'
import type { BoxName, Page, TicketRow } from '@/api/types'
import { useSession } from '@/accounts/session'
import { mayBeBegun } from '@/first/begun'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'
import { firstPageOf, questionOf, type Filters } from './filters'
import { comparer, matches } from './matches'
import { letGo, patch, settle, softly, take, type RowList, type Rule } from './rowList'
import { again, beginning, below, emptyWindow, pageAt, rowsBefore, type RowWindow } from './rowWindow'
import { useLeaving } from './useLeaving'

/** What the feed said, as a change of a list. */
type Told = (list: RowList) => RowList

/** The rows of one box under filters: read page by page, then changed by the feed alone. */
export function useTicketList(box: () => BoxName, filters: () => Filters) {
  const live = useLive()
  const session = useSession()
  const window = shallowRef<RowWindow>(emptyWindow)
  const list = computed({ get: () => window.value.list, set: (now) => { window.value = { ...window.value, list: now } } })
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const readingMore = ref(false)
  const held = ref(false)
  const fresh = ref(new Set<number>())
  const above = computed(() => window.value.above)
  const far = computed(() => new Set(above.value.flatMap(({ tickets }) => tickets)))
  const leavers = new Set<(tickets: readonly number[]) => void>()
  let reading: AbortController | null = null
  /** For each page that is on its way, what the feed said meanwhile: the page may be from before it. */
  const pages = new Set<Told[]>()

  const viewer = () => ({ id: session.me?.id ?? '', groups: session.me?.groups ?? [] })
  const question = () => questionOf(box(), filters(), new Date())
  const rule = (): Rule => ({
    matches: (row) => matches(row, question(), viewer()),
    compare: comparer(filters().sort),
  })

  /** @returns False where it failed and nothing newer is being read. */
  async function read(quietly = false): Promise<boolean> {
    reading?.abort()
    const mine = (reading = new AbortController())
    if (!quietly) state.value = 'loading'
    const meanwhile: Told[] = []
    try {
      pages.add(meanwhile)
      const unheard = live.state === 'connecting' || mayBeBegun()
      const page = await ticketsApi.list(firstPageOf(box(), filters(), new Date()), mine.signal)
      if (mine.signal.aborted) return true
      const now = beginning(page)
      keep(quietly && above.value.length === 0 ? { ...now, list: softly(list.value, now.list, rule().compare) } : now, meanwhile)
      state.value = 'ready'
      // Read before the watch had begun, so that one waits for nothing; what fell between is read then.
      if (unheard) void live.whenReady().then(() => { if (!mine.signal.aborted && live.state === 'live') reread() })
      return true
    } catch (error) {
      if (mine.signal.aborted) return true
      problem.value = asProblem(error)
      if (!quietly || list.value.rows.length === 0) state.value = 'failed'
      return false
    } finally {
      pages.delete(meanwhile)
    }
  }

  async function readMore(): Promise<void> {
    const { next } = window.value
    if (next !== null) await readPage(next, (now, page) => below(now, page, held.value ? undefined : rule().compare))
  }

  /** One looks at a place above the rows that are kept: its page is read again. */
  async function readBack(at: number): Promise<void> {
    const above = pageAt(window.value, at)
    if (above) await readPage(above.cursor, (now, page) => again(now, above, page))
  }

  async function readPage(cursor: string | null, put: (now: RowWindow, page: Page<TicketRow>) => RowWindow): Promise<void> {
    if (readingMore.value || state.value !== 'ready') return
    readingMore.value = true
    const mine = reading
    const meanwhile: Told[] = []
    pages.add(meanwhile)
    try {
      const page = await ticketsApi.list({ ...firstPageOf(box(), filters(), new Date()), cursor })
      if (mine === reading) keep(put(window.value, page), meanwhile)
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      pages.delete(meanwhile)
      readingMore.value = false
    }
  }

  function keep(now: RowWindow, meanwhile: Told[]): void {
    window.value = { ...now, list: meanwhile.reduce((changed, told) => told(changed), now.list) }
  }

  function hear(told: Told): void {
    for (const meanwhile of pages) meanwhile.push(told)
    if (state.value === 'ready') list.value = told(list.value)
  }

  function change(entries: TicketRow[]): void {
    const before = new Set(list.value.rows.map((row) => row.id))
    // What stands above the rows that are kept is not new when it changes; it is read again when one looks there.
    const rows = far.value.size === 0 ? entries : entries.filter((row) => before.has(row.id) || !far.value.has(row.id))
    hear((now) => rows.reduce((changed, row) => patch(changed, row, rule(), held.value), now))
    markFresh(list.value.rows.filter((row) => !before.has(row.id)))
  }

  /** Rows that came in fade in; the mark is taken off so that scrolling back to them does not repeat it. */
  function markFresh(rows: readonly TicketRow[]): void {
    if (rows.length === 0) return
    fresh.value = new Set([...fresh.value, ...rows.map((row) => row.id)])
    setTimeout(() => (fresh.value = new Set()), 1200)
  }

  function showWaiting(): void {
    if (above.value.length > 0) {
      void read(true) // They stand at the top, which is not kept.
      return
    }
    const waiting = list.value.waiting
    list.value = settle(list.value, rule())
    markFresh(waiting)
  }

  const leaving = useLeaving(() => list.value.leaving, (tickets) => {
    list.value = letGo(list.value, tickets)
    leavers.forEach((listener) => { listener(tickets) })
  })
  const reread = useReread(() => read(true))
  onScopeDispose(
    live.listen({
      happened: (entries) => { change(entries.map((entry) => entry.row)) },
      gone: (tickets) => {
        hear((now) => take(now, tickets))
        leavers.forEach((listener) => { listener(tickets) })
      },
      reset: reread,
    }),
  )
  onScopeDispose(() => reading?.abort())
  watch([box, () => JSON.stringify(filters())], () => void read(), { immediate: true })
  watch(held, (now) => { if (!now && state.value === 'ready') showWaiting() })

  return {
    rows: computed(() => list.value.rows),
    leaving: computed(() => list.value.leaving),
    /** The rows that fit. */
    staying: computed(() => (list.value.leaving.size === 0 ? list.value.rows : list.value.rows.filter((row) => !list.value.leaving.has(row.id)))),
    waiting: computed(() => list.value.waiting.length),
    /** How many rows stand before these: they were read and are not kept. */
    before: computed(() => rowsBefore(window.value)),
    more: computed(() => window.value.next !== null),
    state,
    problem,
    readingMore,
    hold: (now: boolean) => (held.value = now),
    point: leaving.point,
    /** Be told which tickets left the list. */
    left: (listener: (tickets: readonly number[]) => void) => void leavers.add(listener),
    fresh,
    read,
    readMore,
    readBack,
    showWaiting,
  }
}

export type TicketList = ReturnType<typeof useTicketList>
