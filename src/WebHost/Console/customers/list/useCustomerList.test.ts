import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { customersApi } from '@/api/customers'
import { Problem } from '@/api/problem'
import type { Customer } from '@/api/types'
import { someCustomer } from '@/testing/customer'
import { FakeLive } from '@/testing/live'
import { noCustomerFilters, type CustomerFilters } from './customerFilters'
import { useCustomerList } from './useCustomerList'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('the list of customers', () => {
  let scope: EffectScope
  let filters: ReturnType<typeof ref<CustomerFilters>>
  let server: Customer[]
  let list: ReturnType<typeof useCustomerList>

  const shown = () => list.items.value.map((one) => `${one.id}v${one.version}`)
  const later = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    live = new FakeLive()
    server = [someCustomer({ id: 'a' }), someCustomer({ id: 'b' })]
    vi.spyOn(customersApi, 'list').mockImplementation(() => Promise.resolve({ items: [...server], next: null }))
    vi.spyOn(customersApi, 'get').mockImplementation((id) => {
      const found = server.find((one) => one.id === id)
      return found ? Promise.resolve(found) : Promise.reject(new Problem(404, 'not_found'))
    })
    scope = effectScope()
    filters = ref({ ...noCustomerFilters })
    list = scope.run(() => useCustomerList(() => filters.value ?? noCustomerFilters)) ?? expect.fail()
    await later(0)
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('shows who has changed where they stand, and asks for them alone', async () => {
    server = [someCustomer({ id: 'b', version: 2 }), someCustomer({ id: 'a' })]
    live.tell('customers', ['b'])
    await later(1200)
    expect(shown()).toEqual(['av1', 'bv2'])
    expect(customersApi.list).toHaveBeenCalledTimes(1)
  })

  it('lets go whoever is gone, or is no longer what was asked for', async () => {
    filters.value = { ...noCustomerFilters, rating: 'general' }
    await nextTick()
    await later(0)
    server = [someCustomer({ id: 'a', rating: 'malicious' })]
    live.tell('customers', ['a', 'b'])
    await later(1200)
    expect(shown()).toEqual([])
  })

  it('reads again for a stranger, but only says so while one has scrolled', async () => {
    server = [someCustomer({ id: 'c' }), ...server]
    list.hold(true)
    live.tell('customers', ['c'])
    await later(1200)
    expect([shown(), list.changed.value]).toEqual([['av1', 'bv1'], true])
    list.hold(false)
    live.tell('customers', ['c'])
    await later(1200)
    expect([shown(), list.changed.value]).toEqual([['cv1', 'av1', 'bv1'], false])
  })

  it('reads on where a page is empty and others come after it', async () => {
    vi.mocked(customersApi.list).mockImplementation(({ cursor }) => Promise.resolve(cursor === '2' ? { items: [someCustomer({ id: 'z' })], next: null } : { items: [], next: cursor === '1' ? '2' : '1' }))
    await list.read()
    expect([shown(), list.state.value]).toEqual([['zv1'], 'ready'])
  })

  it('waits for a pause while one types', async () => {
    filters.value = { ...noCustomerFilters, q: 'k' }
    await nextTick()
    await later(100)
    filters.value = { ...noCustomerFilters, q: 'ki' }
    await nextTick()
    await later(149)
    expect(customersApi.list).toHaveBeenCalledTimes(1)
    await later(1)
    expect(customersApi.list).toHaveBeenLastCalledWith(expect.objectContaining({ q: 'ki' }), expect.anything())
  })
})
