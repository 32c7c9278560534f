import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { Page, TicketRow } from '@/api/types'
import { dropBegun, page } from '@/first/begun'
import type { Entry } from '@/live/protocol'
import { FakeLive } from '@/testing/live'
import { someRow } from '@/testing/some'
import { filtersOf } from './filters'
import { useTicketList, type TicketList } from './useTicketList'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))
vi.mock('@/accounts/session', () => ({ useSession: () => ({ me: { id: 'm1', groups: [] } }) }))

const entryOf = (row: TicketRow) => ({ row, brand: row.brand, id: String(row.id), version: row.version }) as Entry
const pageOf = (...rows: TicketRow[]): Page<TicketRow> => ({ items: rows, next: null })

describe('a list of tickets', () => {
  let scope: EffectScope
  let answers: ((page: Page<TicketRow> | Error) => void)[]
  let list: TicketList

  const shown = () => list.rows.value.map((row) => `${row.id}v${row.version}`)
  const answered = async (page: Page<TicketRow> | Error) => {
    await vi.waitFor(() => { expect(answers.length).toBeGreaterThan(0) })
    answers.shift()?.(page)
    await vi.advanceTimersByTimeAsync(0)
  }

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    live = new FakeLive()
    answers = []
    vi.spyOn(ticketsApi, 'list').mockImplementation(() => new Promise((resolve, reject) => {
      answers.push((page) => { if (page instanceof Error) reject(page); else resolve(page) })
    }))
    scope = effectScope()
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  const open = () => { list = scope.run(() => useTicketList(() => 'all', () => filtersOf({}))) ?? expect.fail() }

  it('is shown before the watch has begun, and read again after it, so that nothing falls between', async () => {
    let ready: () => void = () => undefined
    live.ready = new Promise((resolve) => (ready = resolve))
    live.state = 'connecting'
    open()
    await answered(pageOf(someRow()))
    expect([list.state.value, shown()]).toEqual(['ready', ['1v1']])
    live.state = 'live'
    ready()
    await answered(pageOf(someRow({ version: 2 }), someRow({ id: 2 })))
    expect(shown().sort()).toEqual(['1v2', '2v1'])
  })

  it('is read again also where the watch began while the answer from the beginning of the page was waiting', async () => {
    page.begun = new Map([['/api/v1/tickets', Promise.resolve(new Response())]])
    open()
    await answered(pageOf(someRow()))
    dropBegun()
    await answered(pageOf(someRow({ version: 2 })))
    expect(shown()).toEqual(['1v2'])
  })

  it('takes a row only where it is newer', async () => {
    open()
    await answered(pageOf(someRow({ version: 4 })))
    live.tell('happened', [entryOf(someRow({ version: 3, subject: 'Old' }))])
    expect(shown()).toEqual(['1v4'])
    live.tell('happened', [entryOf(someRow({ version: 5 }))])
    expect(shown()).toEqual(['1v5'])
  })

  it('keeps what the feed said while the page was on its way, because the page may be from before', async () => {
    open()
    await vi.waitFor(() => { expect(answers).toHaveLength(1) })
    live.tell('happened', [entryOf(someRow({ version: 2 })), entryOf(someRow({ id: 2 })), entryOf(someRow({ id: 3 }))])
    live.tell('gone', [3])
    await answered(pageOf(someRow({ version: 1 }), someRow({ id: 3 })))
    expect(shown().sort()).toEqual(['1v2', '2v1'])
  })

  it('keeps it while the list is read again, too', async () => {
    open()
    await answered(pageOf(someRow()))
    live.tell('reset')
    await vi.waitFor(() => { expect(answers).toHaveLength(1) })
    live.tell('happened', [entryOf(someRow({ version: 7 }))])
    await answered(pageOf(someRow({ version: 6 })))
    expect(shown()).toEqual(['1v7'])
  })

  it('reads again until it succeeds where that fails after a reset, and says that it is behind', async () => {
    open()
    await answered(pageOf(someRow()))
    live.tell('reset')
    await answered(new Error('away'))
    expect([shown(), live.behindScreens.size]).toEqual([['1v1'], 1])
    await vi.advanceTimersByTimeAsync(1000)
    await answered(new Error('away'))
    await vi.advanceTimersByTimeAsync(999)
    expect(answers).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1001)
    await answered(pageOf(someRow({ version: 2 })))
    expect([shown(), live.behindScreens.size]).toEqual([['1v2'], 0])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(answers).toHaveLength(0)
  })

  it('says nothing more of a screen that is gone', async () => {
    open()
    await answered(pageOf(someRow()))
    live.tell('reset')
    await answered(new Error('away'))
    scope.stop()
    expect(live.behindScreens.size).toBe(0)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(answers).toHaveLength(0)
  })
})
