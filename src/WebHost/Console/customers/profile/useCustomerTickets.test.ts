import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { TicketRow } from '@/api/types'
import type { Entry } from '@/live/protocol'
import { FakeLive } from '@/testing/live'
import { someRow } from '@/testing/some'
import { useCustomerTickets } from './useCustomerTickets'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const entryOf = (row: TicketRow) => ({ row, kind: 'ticket' }) as Entry
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00Z`

describe('the tickets of a customer', () => {
  let scope: EffectScope
  let tickets: ReturnType<typeof useCustomerTickets>
  const shown = () => tickets.rows.value.map((row) => row.id)

  beforeEach(async () => {
    live = new FakeLive()
    vi.spyOn(ticketsApi, 'list').mockImplementation(({ box, status }) => Promise.resolve({
      items: status ? [someRow({ id: 1, createdAt: at(1) })]
        : box === 'all' ? [someRow({ id: 3, createdAt: at(3), status: 'completed' })]
          : box === 'asleep' ? [someRow({ id: 2, createdAt: at(2), box: 'asleep' })] : [],
      next: null,
    }))
    scope = effectScope()
    tickets = scope.run(() => useCustomerTickets(() => 'p1')) ?? expect.fail()
    await vi.waitFor(() => { expect(tickets.state.value).toBe('ready') })
  })

  afterEach(() => {
    scope.stop()
    vi.restoreAllMocks()
  })

  it('are those of every box, the newest first, and the old ones that are still open', () => {
    expect(shown()).toEqual([3, 2, 1])
    expect(tickets.open.value.map((row) => row.id)).toEqual([2, 1])
  })

  it('come, change and go with the feed', () => {
    live.tell('happened', [entryOf(someRow({ id: 4, createdAt: at(4) })), entryOf(someRow({ id: 9, customer: { id: 'p2', name: '', email: '' } }))])
    expect(shown()).toEqual([4, 3, 2, 1])
    live.tell('happened', [entryOf(someRow({ id: 4, version: 2, createdAt: at(4), status: 'completed' }))])
    expect(tickets.open.value.map((row) => row.id)).toEqual([2, 1])
    live.tell('happened', [entryOf(someRow({ id: 4, version: 3, box: 'deleted' }))])
    expect(shown()).toEqual([3, 2, 1])
  })

  it('leave with a customer whom they have become another’s', () => {
    live.tell('happened', [entryOf(someRow({ id: 1, version: 2, customer: { id: 'p2', name: '', email: '' } }))])
    expect(shown()).toEqual([3, 2])
  })

  it('are not overtaken by what comes late', () => {
    live.tell('happened', [entryOf(someRow({ id: 1, version: 5, subject: 'new' }))])
    live.tell('happened', [entryOf(someRow({ id: 1, version: 4, subject: 'old' }))])
    expect(tickets.rows.value.find((row) => row.id === 1)?.subject).toBe('new')
  })
})
