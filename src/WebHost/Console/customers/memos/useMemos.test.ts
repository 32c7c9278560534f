import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { customersApi } from '@/api/customers'
import type { CustomerMemo } from '@/api/types'
import { FakeLive } from '@/testing/live'
import { useMemos } from './useMemos'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const memo = (n: number): CustomerMemo => ({ id: `n${n}`, body: `<p>${n}</p>`, at: `2026-11-${String(n).padStart(2, '0')}T10:00:00Z`, by: 'm1' })

describe('memos about a customer', () => {
  let scope: EffectScope
  let server: CustomerMemo[]
  let memos: ReturnType<typeof useMemos>
  const shown = () => memos.memos.value.map((one) => one.id)

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    live = new FakeLive()
    server = [memo(5), memo(4), memo(3), memo(2)]
    vi.spyOn(customersApi, 'memos').mockImplementation((_, cursor) => {
      const from = Number(cursor ?? 0)
      return Promise.resolve({ items: server.slice(from, from + 2), next: from + 2 < server.length ? String(from + 2) : null })
    })
    scope = effectScope()
    memos = scope.run(() => useMemos(() => 'p1')) ?? expect.fail()
    await vi.advanceTimersByTimeAsync(0)
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('come page by page, and a new one keeps the older pages', async () => {
    await memos.more()
    expect(shown()).toEqual(['n5', 'n4', 'n3', 'n2'])
    server = [memo(6), ...server]
    live.tell('customers', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shown()).toEqual(['n6', 'n5', 'n4', 'n3', 'n2'])
  })

  it('are shown once, whoever tells of them first', async () => {
    vi.spyOn(customersApi, 'note').mockImplementation(() => {
      server = [memo(6), ...server]
      return Promise.resolve(memo(6))
    })
    await memos.write('<p>6</p>', 'key')
    live.tell('customers', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shown().filter((id) => id === 'n6')).toHaveLength(1)
  })

  it('that a colleague has deleted go', async () => {
    server = [memo(4), memo(3)]
    live.tell('customers', ['p1'])
    await vi.advanceTimersByTimeAsync(1000)
    expect(shown()).toEqual(['n4', 'n3'])
  })
})
