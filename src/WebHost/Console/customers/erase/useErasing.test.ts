import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { customersApi } from '@/api/customers'
import type { CustomerErasure } from '@/api/types'
import { useErasing } from './useErasing'

const at = '2026-11-20T10:00:00Z'
const some = (wish: Partial<CustomerErasure> = {}): CustomerErasure => ({ customer: 'p1', startedAt: at, endedAt: null, ticketsLeft: 2, ticketsGone: 1, ...wish })

describe('an erasing that is looked at', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('is asked for until nothing is left, also where one look fails', async () => {
    vi.spyOn(customersApi, 'erase').mockResolvedValue(some())
    const look = vi.spyOn(customersApi, 'erasure').mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(some({ ticketsLeft: 0, ticketsGone: 3 })).mockResolvedValue(some({ ticketsLeft: 0, ticketsGone: 0, endedAt: at }))
    const scope = effectScope()
    const erasing = scope.run(() => useErasing(() => 'p1'))
    await erasing?.begin('p1')
    await vi.advanceTimersByTimeAsync(60_000)
    expect([erasing?.erasure.value?.endedAt, look.mock.calls.length]).toEqual([at, 3])
    scope.stop()
  })

  it('is forgotten when somebody else is looked at', async () => {
    vi.spyOn(customersApi, 'erase').mockResolvedValue(some())
    const look = vi.spyOn(customersApi, 'erasure').mockResolvedValue(some())
    const scope = effectScope()
    const who = ref('p1')
    const erasing = scope.run(() => useErasing(() => who.value))
    await erasing?.begin('p1')
    who.value = 'p2'
    await nextTick()
    await vi.advanceTimersByTimeAsync(10_000)
    expect([erasing?.erasure.value, look.mock.calls.length]).toEqual([null, 0])
    scope.stop()
  })
})
