import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { Counts } from '@/api/types'
import { FakeLive } from '@/testing/live'
import { useCounts } from './useCounts'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const of = (all: number) => ({ all }) as Counts

describe('the numbers on the boxes', () => {
  const brand = ref<string | null>(null)
  let scope: EffectScope

  beforeEach(() => {
    live = new FakeLive()
    brand.value = null
    scope = effectScope()
    vi.spyOn(ticketsApi, 'counts').mockResolvedValue(of(99))
  })

  afterEach(() => {
    scope.stop()
    vi.restoreAllMocks()
  })

  const open = () => scope.run(() => useCounts(() => brand.value)) ?? expect.fail()

  it('are told by the hub and asked of nobody, whatever happens', async () => {
    const counts = open()
    await vi.waitFor(() => { expect(live.counted).toEqual([null]) })
    live.tell('counts', null, of(3))
    live.tell('happened', [])
    live.tell('reset')
    await nextTick()
    expect(counts.value).toEqual(of(3))
    expect(ticketsApi.counts).not.toHaveBeenCalled()
  })

  it('are those of the brand that is shown', async () => {
    const counts = open()
    brand.value = 'b2'
    await vi.waitFor(() => { expect(live.counted).toContain('b2') })
    live.tell('counts', null, of(3))
    expect(counts.value).toBeNull()
    live.tell('counts', 'b2', of(1))
    expect(counts.value).toEqual(of(1))
  })

  it('are asked for where the hub is away', async () => {
    live.mayCount = false
    const counts = open()
    await vi.waitFor(() => { expect(counts.value).toEqual(of(99)) })
  })
})
