import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { ticketsApi } from '@/api/tickets'
import type { BoxName, Page, TicketRow } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'
import { comparer } from '@/tickets/list/matches'
import { openStatuses } from '@/tickets/words'

const PAGE = 100
const newestFirst = comparer('-created')
/** Where tickets lie that are not deleted. The last two hold few of one customer. */
const boxes: readonly BoxName[] = ['all', 'asleep', 'blocked']

export const isOpen = (row: TicketRow): boolean => (row.box === 'open' || row.box === 'asleep') && row.status !== 'completed'

const newer = (row: TicketRow, known: TicketRow | undefined): TicketRow => (known && known.version > row.version ? known : row)

/** All tickets of a customer, newest first, and those that are to be worked on; kept by the feed. */
export function useCustomerTickets(customer: () => string | null) {
  const live = useLive()
  const known = shallowRef(new Map<number, TicketRow>())
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const readingMore = ref(false)
  /** The feed spoke of them while they were being read. */
  let missed = false

  async function take(): Promise<void> {
    const asked = customer()
    if (asked === null) return
    const query = { customer: asked, sort: '-created', limit: PAGE }
    const [first, ...others] = await Promise.all<Page<TicketRow>>([
      ...boxes.map((box) => ticketsApi.list({ ...query, box })),
      // An open one may be older than all that the first page has.
      ticketsApi.list({ ...query, box: 'all', status: openStatuses.join(',') }),
    ])
    if (asked !== customer() || !first) return
    const before = known.value
    const rows = [first, ...others].flatMap((page) => page.items)
    known.value = new Map(rows.map((row) => [row.id, newer(row, before.get(row.id))]))
    next.value = first.next
    state.value = 'ready'
    if (missed) reread()
    missed = false
  }

  async function read(): Promise<void> {
    state.value = 'loading'
    await take().catch((error: unknown) => {
      problem.value = asProblem(error)
      state.value = 'failed'
    })
  }

  async function more(): Promise<void> {
    const asked = customer()
    if (next.value === null || readingMore.value || asked === null) return
    readingMore.value = true
    try {
      const page = await ticketsApi.list({ customer: asked, sort: '-created', limit: PAGE, box: 'all', cursor: next.value })
      if (asked !== customer()) return
      known.value = new Map([...page.items.map((row) => [row.id, row] as const), ...known.value])
      next.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      readingMore.value = false
    }
  }

  function hear(rows: readonly TicketRow[]): void {
    const mine = rows.filter((row) => row.customer.id === customer() || known.value.has(row.id))
    if (mine.length === 0) return
    if (state.value !== 'ready') return void (missed = true)
    const now = new Map(known.value)
    for (const row of mine) {
      if (row.customer.id !== customer() || row.box === 'deleted') now.delete(row.id)
      else if (row.version >= (now.get(row.id)?.version ?? 0)) now.set(row.id, row)
    }
    known.value = now
  }

  const reread = useReread(() => take().then(() => true, () => false))
  onScopeDispose(live.listen({
    happened: (entries) => { hear(entries.map((entry) => entry.row)) },
    gone: (tickets) => { known.value = new Map(Array.from(known.value).filter(([id]) => !tickets.includes(id))) },
    reset: reread,
  }))
  watch(customer, () => {
    known.value = new Map()
    void read()
  }, { immediate: true })

  const rows = computed(() => Array.from(known.value.values()).sort(newestFirst))
  return { rows, open: computed(() => rows.value.filter(isOpen)), state, problem, readingMore, next, read, more }
}
