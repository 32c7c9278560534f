import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref, type EffectScope } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { Counts, TicketRow } from '@/api/types'
import { FakeLive } from '@/testing/live'
import { noFilters, type Filters } from './filters'
import { useListCount } from './useListCount'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('the number in the header', () => {
  const filters = ref<Filters>(noFilters())
  const rows = ref<TicketRow[]>([])
  const more = ref(true)
  const state = ref<'loading' | 'ready' | 'failed'>('ready')
  let scope: EffectScope

  beforeEach(() => {
    vi.useFakeTimers()
    live = new FakeLive()
    filters.value = noFilters()
    more.value = true
    scope = effectScope()
    vi.spyOn(ticketsApi, 'count').mockResolvedValue({ count: 120, more: false })
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  const open = () =>
    scope.run(() =>
      useListCount(() => 'all', () => filters.value, { before: computed(() => 0), staying: computed(() => rows.value), waiting: computed(() => 1), more: computed(() => more.value), state }, ref({ all: 4021 } as Counts)),
    ) ?? expect.fail()

  it('is the number on the box while nothing narrows the list', () => {
    expect(open().value).toEqual({ count: 4021, more: false })
    expect(ticketsApi.count).not.toHaveBeenCalled()
  })

  it('is what the server counts under filters', async () => {
    const count = open()
    filters.value = { ...noFilters(), tag: 'refund' }
    await vi.advanceTimersByTimeAsync(0)
    expect(count.value).toEqual({ count: 120, more: false })
    expect(ticketsApi.count).toHaveBeenCalledWith(expect.objectContaining({ tag: 'refund', box: 'all' }))
  })

  it('is counted here once the whole list was read', async () => {
    filters.value = { ...noFilters(), tag: 'refund' }
    more.value = false
    rows.value = [{}, {}] as TicketRow[]
    expect(open().value).toEqual({ count: 3, more: false })
    await nextTick()
    expect(ticketsApi.count).not.toHaveBeenCalled()
  })

  it('is asked for again once, a while after something happened', async () => {
    filters.value = { ...noFilters(), tag: 'refund' }
    open()
    await vi.advanceTimersByTimeAsync(0)
    live.tell('happened', [])
    live.tell('gone', [])
    await vi.advanceTimersByTimeAsync(1999)
    expect(ticketsApi.count).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(ticketsApi.count).toHaveBeenCalledTimes(2)
  })
})
