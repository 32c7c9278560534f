import { computed, onScopeDispose, ref, watch, type Ref } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { BoxName, Counts, ListCount } from '@/api/types'
import { useLive } from '@/live/store'
import { apiQueryOf, filterCount, questionOf, type Filters } from './filters'
import type { TicketList } from './useTicketList'

/** Between two questions, however much happens. */
const PAUSE = 2000

/**
 * How many tickets the list has as it is filtered: the box's own number while nothing narrows it, what was read once all of it was, else the server's
 * count of the very question the list asked, again when something happened.
 */
export function useListCount(box: () => BoxName, filters: () => Filters, list: Pick<TicketList, 'before' | 'staying' | 'waiting' | 'more' | 'state'>, counts: Ref<Counts | null>) {
  const live = useLive()
  const asked = ref<ListCount | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  /** Of these boxes the number is of every status, and the list is not. */
  const narrowed = computed(() => filterCount(filters()) > 0 || box() === 'blocked' || box() === 'deleted')
  const whole = computed(() => list.state.value === 'ready' && !list.more.value)
  const wanted = computed(() => (narrowed.value && list.state.value === 'ready' && list.more.value ? `${box()} ${JSON.stringify(filters())}` : null))

  async function ask(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    const mine = (round += 1)
    try {
      const answer = await ticketsApi.count(apiQueryOf(questionOf(box(), filters(), new Date()), filters().sort))
      if (mine === round) asked.value = answer
    } catch {
      // The old number stays; what happens next asks again.
    }
  }

  function again(): void {
    if (wanted.value !== null) timer ??= setTimeout(() => void ask(), PAUSE)
  }

  watch(wanted, (now) => {
    round += 1
    clearTimeout(timer)
    timer = undefined
    asked.value = null
    if (now !== null) void ask()
  }, { immediate: true })
  onScopeDispose(live.listen({ happened: again, gone: again, reset: again }))
  onScopeDispose(() => { clearTimeout(timer) })

  return computed<ListCount | null>(() => {
    if (!narrowed.value) return counts.value ? { count: counts.value[box()], more: false } : null
    return whole.value ? { count: list.before.value + list.staying.value.length + list.waiting.value, more: false } : asked.value
  })
}
