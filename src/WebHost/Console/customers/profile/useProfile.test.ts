import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { customersApi } from '@/api/customers'
import { Problem } from '@/api/problem'
import type { Customer } from '@/api/types'
import { someCustomer } from '@/testing/customer'
import { FakeLive } from '@/testing/live'
import { useProfile, type OpenProfile } from './useProfile'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('an opened customer', () => {
  let scope: EffectScope
  let server: Customer | null
  let profile: OpenProfile

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    live = new FakeLive()
    server = someCustomer({ version: 3 })
    vi.spyOn(customersApi, 'get').mockImplementation(() => (server ? Promise.resolve(server) : Promise.reject(new Problem(404, 'not_found'))))
    vi.spyOn(customersApi, 'change').mockImplementation((_, wish, version) => {
      if (version !== server?.version) return Promise.reject(new Problem(409, 'version_conflict'))
      server = { ...server, ...wish, version: version + 1 } as Customer
      return Promise.resolve(server)
    })
    scope = effectScope()
    profile = scope.run(() => useProfile(() => 'p1')) ?? expect.fail()
    await vi.advanceTimersByTimeAsync(0)
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('is changed from the version that was seen', async () => {
    await profile.change({ rating: 'vip' })
    expect(customersApi.change).toHaveBeenCalledWith('p1', { rating: 'vip' }, 3)
    expect([profile.customer.value?.rating, profile.customer.value?.version, profile.pending.value.size]).toEqual(['vip', 4, 0])
  })

  it('shows what somebody else made of it, where they were first, and writes nothing over it', async () => {
    server = someCustomer({ name: 'Theirs', version: 4 })
    await expect(profile.change({ name: 'Mine' })).rejects.toMatchObject({ code: 'version_conflict' })
    expect(profile.customer.value?.name).toBe('Theirs')
  })

  it('follows the feed, and what is told of others asks nothing', async () => {
    server = someCustomer({ rating: 'malicious', version: 4 })
    live.tell('customers', ['p2'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(profile.customer.value?.rating).toBe('general')
    live.tell('customers', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(profile.customer.value?.rating).toBe('malicious')
  })

  it('is gone when it is gone', async () => {
    server = null
    live.tell('customers', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(profile.state.value).toBe('gone')
  })
})
