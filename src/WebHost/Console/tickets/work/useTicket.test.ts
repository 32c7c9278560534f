import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { Problem } from '@/api/problem'
import { ticketsApi } from '@/api/tickets'
import type { Ticket, TicketRow } from '@/api/types'
import type { Entry } from '@/live/protocol'
import { FakeLive } from '@/testing/live'
import { someItem, someRow } from '@/testing/some'
import { useTicket, type OpenTicket } from './useTicket'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const ticketOf = (version: number) => ({ ...someRow({ version }), cc: [] }) as unknown as Ticket
const entryOf = (row: TicketRow) => ({ row, brand: row.brand, id: String(row.id), version: row.version }) as Entry

describe('an opened ticket', () => {
  let scope: EffectScope
  let opened: OpenTicket
  let stored: number

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    live = new FakeLive()
    stored = 3
    vi.spyOn(ticketsApi, 'get').mockImplementation(() => Promise.resolve(ticketOf(stored)))
    vi.spyOn(ticketsApi, 'timeline').mockImplementation((_, range) => {
      const all = Array.from({ length: stored }, (_, n) => someItem({ version: n + 1 }))
      return Promise.resolve({ items: all.filter((item) => item.version > Number(range.after ?? 0)), next: null })
    })
    scope = effectScope()
    opened = scope.run(() => useTicket(() => 1)) ?? expect.fail()
    await vi.waitFor(() => { expect(opened.state.value).toBe('ready') })
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('is shown before the watch has begun, and read again after it, so that nothing falls between', async () => {
    let ready: () => void = () => undefined
    live.ready = new Promise((resolve) => (ready = resolve))
    live.state = 'connecting'
    await opened.read()
    expect([opened.state.value, opened.seen.value]).toEqual(['ready', 3])
    stored = 5
    live.state = 'live'
    ready()
    await vi.waitFor(() => { expect([opened.ticket.value?.version, opened.seen.value]).toEqual([5, 5]) })
  })

  it('takes a row only where it is newer', () => {
    live.tell('happened', [entryOf(someRow({ version: 2, subject: 'Old' }))])
    expect(opened.ticket.value).toMatchObject({ version: 3, subject: 'Hello' })
  })

  it('is read anew where some of it was split off, which the feed does not name', async () => {
    const left = [someItem({ version: 1 }), someItem({ version: 4, type: 'changed', change: { field: 'split', from: null, to: '1008' } })]
    vi.mocked(ticketsApi.timeline).mockImplementation((_, range) => Promise.resolve({ items: left.filter((item) => item.version > Number(range.after ?? 0)), next: null }))
    live.tell('happened', [entryOf(someRow({ version: 4 }))])
    await vi.waitFor(() => { expect(opened.items.value.map((item) => item.version)).toEqual([1, 4]) })
  })

  it('is not put back by a reading that was overtaken by the feed', async () => {
    let answer: (ticket: Ticket) => void = () => undefined
    vi.mocked(ticketsApi.get).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    live.tell('reset')
    stored = 5
    live.tell('happened', [entryOf(someRow({ version: 5 }))])
    answer(ticketOf(4))
    await vi.advanceTimersByTimeAsync(0)
    expect([opened.ticket.value?.version, opened.seen.value]).toEqual([5, 5])
  })

  it('keeps what the feed said while it was first read', async () => {
    let answer: (ticket: Ticket) => void = () => undefined
    vi.mocked(ticketsApi.get).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    const read = opened.read()
    stored = 6
    live.tell('happened', [entryOf(someRow({ version: 6, subject: 'New' }))])
    answer(ticketOf(5))
    await read
    expect(opened.ticket.value).toMatchObject({ version: 6, subject: 'New' })
  })

  it('stays away where it went away while it was read', async () => {
    let answer: (ticket: Ticket) => void = () => undefined
    vi.mocked(ticketsApi.get).mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
    const read = opened.read()
    live.tell('gone', [1])
    answer(ticketOf(3))
    await read
    expect(opened.state.value).toBe('gone')
  })

  it('reads again until it succeeds where that fails after a reset, and says that it is behind', async () => {
    vi.mocked(ticketsApi.get).mockRejectedValueOnce(new Error('away'))
    stored = 4
    live.tell('reset')
    await vi.advanceTimersByTimeAsync(0)
    expect([opened.ticket.value?.version, live.behindScreens.size]).toEqual([3, 1])
    await vi.advanceTimersByTimeAsync(1000)
    expect([opened.ticket.value?.version, opened.seen.value, live.behindScreens.size]).toEqual([4, 4, 0])
  })

  it('does so for a timeline that could not be read on', async () => {
    vi.mocked(ticketsApi.timeline).mockRejectedValueOnce(new Error('away')).mockRejectedValueOnce(new Error('away'))
    stored = 4
    live.tell('happened', [entryOf(someRow({ version: 4 }))])
    await vi.advanceTimersByTimeAsync(0)
    expect([opened.seen.value, live.behindScreens.size]).toEqual([3, 1])
    await vi.advanceTimersByTimeAsync(1000)
    expect([opened.seen.value, live.behindScreens.size]).toEqual([4, 0])
  })

  it('is gone where it is no longer found after a reset', async () => {
    vi.mocked(ticketsApi.get).mockRejectedValueOnce(new Problem(404, 'not-found'))
    live.tell('reset')
    await vi.advanceTimersByTimeAsync(0)
    expect([opened.state.value, live.behindScreens.size]).toEqual(['gone', 0])
  })
})
