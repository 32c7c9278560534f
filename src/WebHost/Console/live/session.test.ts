import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Counts } from '@/api/types'
import type { Entry, LiveEvents, SinceAnswer, Transport, WatchAnswer } from './protocol'
import { LiveSession, type Listener } from './session'

const entry = (n: number, prev = n - 1, epoch = 'e1', brand = 'b1'): Entry => ({
  brand, epoch, n, prev, kind: 'ticket', id: String(n), version: n, row: { id: n } as Entry['row'], what: [], by: null,
})

/** A hub that the test moves by hand. */
class FakeHub implements Transport {
  events: LiveEvents | null = null
  lose: () => void = () => undefined
  refusals = 0
  starts = 0
  n = 10
  epoch = 'e1'
  brands = ['b1']
  /** Set to hold back the answer to a watch. */
  watching: Promise<void> = Promise.resolve()
  calls: [string, ...unknown[]][] = []
  since: (epoch: string, n: number) => SinceAnswer = (epoch, n) => ({ epoch, n, reset: false, entries: [] })

  start(events: LiveEvents, lost: () => void): Promise<void> {
    this.starts += 1
    if (this.refusals > 0) {
      this.refusals -= 1
      return Promise.reject(new Error('refused'))
    }
    this.events = events
    this.lose = lost
    return Promise.resolve()
  }

  stop(): Promise<void> {
    return Promise.resolve()
  }

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    this.calls.push([method, ...args])
    if (method === 'watch') {
      const feeds = this.brands.map((brand) => ({ brand, epoch: this.epoch, n: this.n }))
      const answer: WatchAnswer = { epoch: this.epoch, n: this.n, feeds, presence: [] }
      return this.watching.then(() => answer as T)
    }
    try {
      return Promise.resolve((method === 'since' ? this.since(String(args[0]), Number(args[1])) : null) as T)
    } catch (error) {
      return Promise.reject(error as Error)
    }
  }

  named(method: string) {
    return this.calls.filter(([name]) => name === method)
  }
}

const settle = async () => { for (let i = 0; i < 30; i += 1) await Promise.resolve() }

describe('a live session', () => {
  let hub: FakeHub
  let listener: { [K in keyof Listener]: ReturnType<typeof vi.fn<Listener[K]>> }
  let session: LiveSession
  let waits: (() => void)[]
  let pauses: number[]
  let chance: number

  beforeEach(async () => {
    hub = new FakeHub()
    waits = []
    pauses = []
    chance = 0
    listener = {
      state: vi.fn(), happened: vi.fn(), customers: vi.fn(), reset: vi.fn(), gone: vi.fn(), presence: vi.fn(), presenceStarts: vi.fn(), counts: vi.fn(), knowledge: vi.fn(), notified: vi.fn(), seen: vi.fn(), job: vi.fn(), draft: vi.fn(), drafting: vi.fn(), changed: vi.fn(),
    }
    session = new LiveSession(hub, listener, (pause) => new Promise((resolve) => { pauses.push(pause); waits.push(resolve) }), () => chance)
    session.start()
    await settle()
  })

  it('watches once it is connected, and is live', () => {
    expect(hub.named('watch')).toHaveLength(1)
    expect(listener.state.mock.calls.flat()).toEqual(['connecting', 'live'])
  })

  it('is asked whether it stands when a call elsewhere got no answer, and is given up when it is silent', async () => {
    hub.since = () => { throw new Error('gone') }
    hub.refusals = 1
    const doubted = session.doubt()
    await settle()
    await doubted
    expect(hub.named('since')).toEqual([['since', 'e1', 10]])
    expect(listener.state).toHaveBeenCalledWith('offline')
    expect(hub.starts).toBeGreaterThan(1)
  })

  it('stays live when it answers though it was doubted, and asks once for many doubts', async () => {
    await Promise.all([session.doubt(), session.doubt()])
    expect(hub.named('since')).toHaveLength(1)
    expect(listener.state).not.toHaveBeenCalledWith('offline')
  })

  it('comes back after a while of its own, because all consoles of a server lose it at once', async () => {
    chance = 0.4
    hub.refusals = 2
    hub.lose()
    await settle()
    expect(hub.starts).toBe(1)
    waits.shift()?.()
    await settle()
    waits.shift()?.()
    await settle()
    expect(pauses).toEqual([600, 600, 1200])
  })

  it('passes entries on as they come', () => {
    hub.events?.happened([entry(11)])
    expect(listener.happened).toHaveBeenCalledWith([entry(11)])
  })

  it('asks for what was missed and passes that on too', async () => {
    hub.since = () => ({ epoch: 'e1', n: 12, reset: false, entries: [entry(11), entry(12)] })
    hub.events?.happened([entry(13)])
    await settle()
    expect(hub.named('since')).toEqual([['since', 'e1', 10]])
    expect(listener.happened).toHaveBeenLastCalledWith([entry(11), entry(12)])
    expect(listener.reset).not.toHaveBeenCalled()
  })

  it('watches again and has the lists read when what was missed is gone', async () => {
    hub.since = () => ({ epoch: 'e1', n: 900, reset: true, entries: [] })
    hub.n = 900
    hub.events?.happened([entry(13)])
    await settle()
    expect(hub.named('watch')).toHaveLength(2)
    expect(listener.reset).toHaveBeenCalledTimes(1)
    hub.events?.happened([entry(901)])
    await settle()
    expect(hub.named('since')).toHaveLength(1)
  })

  it('shows nothing of another epoch, and reads everything again instead', async () => {
    hub.since = () => ({ epoch: 'e2', n: 1, reset: true, entries: [] })
    hub.epoch = 'e2'
    hub.n = 1
    hub.events?.happened([entry(1, 0, 'e2')])
    expect(listener.happened).not.toHaveBeenCalled()
    await settle()
    expect(listener.reset).toHaveBeenCalledTimes(1)
    hub.events?.happened([entry(2, 1, 'e2')])
    expect(listener.happened).toHaveBeenCalledWith([entry(2, 1, 'e2')])
  })

  it('shows nothing of a brand that no watch named, and watches again instead', async () => {
    hub.brands = ['b1', 'b2']
    hub.events?.happened([entry(11), entry(3, 2, 'f1', 'b2')])
    expect(listener.happened).toHaveBeenCalledWith([entry(11)])
    await settle()
    expect(hub.named('watch')).toHaveLength(2)
    expect(listener.reset).toHaveBeenCalledTimes(1)
  })

  it('does not watch again for what comes while a watch is under way', async () => {
    let answer: () => void = () => undefined
    hub.watching = new Promise((resolve) => (answer = resolve))
    const again = session.watchAgain()
    hub.events?.happened([entry(3, 2, 'f1', 'b2'), entry(4, 3, 'f1', 'b2')])
    answer()
    await again
    expect(hub.named('watch')).toHaveLength(2)
    expect(listener.happened).not.toHaveBeenCalled()
  })

  it('reads everything again when a brand came while the line was lost, of which nobody can say what was missed', async () => {
    hub.brands = ['b1', 'b2']
    hub.lose()
    await settle()
    expect(listener.reset).toHaveBeenCalledTimes(1)
  })

  it('passes numbers on, and asks for them again after a lost line', async () => {
    expect(await session.count('b1')).toBe(true)
    const counts = { all: 3 } as Counts
    hub.events?.counts('b1', counts)
    expect(listener.counts).toHaveBeenCalledWith('b1', counts)
    hub.calls = []
    hub.lose()
    await settle()
    expect(hub.named('count')).toEqual([['count', 'b1']])
    expect(hub.calls.findIndex(([name]) => name === 'watch')).toBeLessThan(hub.calls.findIndex(([name]) => name === 'count'))
    await session.stopCounting()
    hub.calls = []
    hub.lose()
    await settle()
    expect(hub.named('count')).toEqual([])
  })

  it('says offline when the line is lost, and comes back by itself', async () => {
    hub.lose()
    await settle()
    expect(listener.state.mock.calls.flat()).toEqual(['connecting', 'live', 'offline', 'live'])
  })

  it('tells of customers by their names alone, each once, and apart from tickets', () => {
    const of = (n: number, id: string) => ({ ...entry(n), kind: 'customer', id, row: null }) as unknown as Entry
    hub.events?.happened([of(11, 'p1'), entry(12), of(13, 'p1'), of(14, 'p2')])
    expect(listener.customers).toHaveBeenCalledExactlyOnceWith(['p1', 'p2'])
    expect(listener.happened).toHaveBeenCalledExactlyOnceWith([entry(12)])
  })

  it('asks after a lost line for what happened meanwhile, without reading the lists again', async () => {
    hub.events?.happened([entry(11)])
    hub.since = () => ({ epoch: 'e1', n: 14, reset: false, entries: [entry(12), entry(13), entry(14)] })
    hub.n = 14
    hub.lose()
    await settle()
    expect(hub.named('since')).toEqual([['since', 'e1', 11]])
    expect(listener.happened).toHaveBeenLastCalledWith([entry(12), entry(13), entry(14)])
    expect(listener.reset).not.toHaveBeenCalled()
  })

  it('reads everything again when the feed began anew while the line was lost', async () => {
    hub.since = () => ({ epoch: 'e2', n: 3, reset: true, entries: [] })
    hub.epoch = 'e2'
    hub.n = 3
    hub.lose()
    await settle()
    expect(listener.reset).toHaveBeenCalledTimes(1)
  })

  it('keeps its question when the line breaks again before the answer', async () => {
    let broken = true
    hub.since = (epoch, n) => {
      if (broken) throw new Error('lost')
      return { epoch, n: 12, reset: false, entries: [entry(n + 1)] }
    }
    hub.n = 12
    hub.lose()
    await settle()
    broken = false
    waits.splice(0).forEach((go) => { go() })
    await settle()
    expect(hub.named('since').map(([, , n]) => n)).toEqual([10, 10])
    expect(listener.happened).toHaveBeenLastCalledWith([entry(11)])
    expect(listener.state.mock.lastCall).toEqual(['live'])
  })

  it('waits longer between attempts, and not at all when told to hurry', async () => {
    hub.refusals = 1
    hub.lose()
    await settle()
    expect(hub.starts).toBe(2)
    session.retryNow()
    await settle()
    expect(hub.starts).toBe(3)
    expect(listener.state.mock.lastCall).toEqual(['live'])
  })

  it('enters its open tickets again after a lost line, but not the closed ones', async () => {
    await session.open(1)
    await session.open(2)
    await session.close(1)
    hub.calls = []
    hub.lose()
    await settle()
    expect(hub.named('open')).toEqual([['open', 2]])
  })

  it('has the lists read when the first connection came late', async () => {
    await session.stop()
    hub.refusals = 1
    session.start()
    await settle()
    expect(listener.reset).not.toHaveBeenCalled()
    waits.splice(0).forEach((go) => { go() })
    await settle()
    expect(listener.reset).toHaveBeenCalledTimes(1)
  })

  it('stays away once it is stopped', async () => {
    await session.stop()
    hub.lose()
    await settle()
    expect(hub.starts).toBe(1)
  })

  it('begins counting anew when it watches again', async () => {
    hub.n = 50
    await session.watchAgain()
    hub.events?.happened([entry(51)])
    await settle()
    expect(hub.named('since')).toHaveLength(0)
    expect(listener.reset).toHaveBeenCalledTimes(1)
  })

  it('tells ticket numbers as numbers', () => {
    hub.events?.gone(['1042', 7])
    hub.events?.presence('1042', [])
    expect(listener.gone).toHaveBeenCalledWith([1042, 7])
    expect(listener.presence).toHaveBeenCalledWith(1042, [])
  })
})
