import { beforeEach, describe, expect, it } from 'vitest'
import { FeedFollower } from './feedFollower'
import type { Entry } from './protocol'

const entry = (n: number, prev = n - 1, brand = 'b1', epoch = 'e1'): Entry => ({
  brand, epoch, n, prev, kind: 'ticket', id: '1', version: n, row: {} as Entry['row'], what: [], by: null,
})
const at = (n: number, brand = 'b1', epoch = 'e1') => ({ brand, epoch, n })

describe('a follower of numbered feeds', () => {
  let follower: FeedFollower

  beforeEach(() => {
    follower = new FeedFollower()
    follower.start([at(10)])
  })

  it('counts on while nothing is missed', () => {
    expect(follower.receive([entry(11), entry(12)])).toEqual([])
    expect(follower.positions()).toEqual([at(12)])
  })

  it('takes numbers told to others for no gap, because prev is what this audience last heard', () => {
    expect(follower.receive([entry(15, 10)])).toEqual([])
    expect(follower.positions()).toEqual([at(15)])
  })

  it('asks from the last number it heard when one is missing', () => {
    expect(follower.receive([entry(13, 12)])).toEqual([at(10)])
  })

  it('does not move on before the gap is closed', () => {
    follower.receive([entry(13, 12)])
    expect(follower.positions()).toEqual([at(10)])
  })

  it('asks once, however many entries come while it waits', () => {
    expect(follower.receive([entry(13, 12), entry(14), entry(15)])).toEqual([at(10)])
    expect(follower.receive([entry(16)])).toEqual([])
  })

  it('joins the answer with what came meanwhile', () => {
    follower.receive([entry(13, 12), entry(14)])
    const next = follower.answered(at(10), { epoch: 'e1', n: 12, reset: false, entries: [entry(11), entry(12)] })
    expect(next).toEqual({ reset: false, ask: null })
    expect(follower.positions()).toEqual([at(14)])
  })

  it('asks again when the answer leaves a gap before what came meanwhile', () => {
    follower.receive([entry(14, 13)])
    const next = follower.answered(at(10), { epoch: 'e1', n: 12, reset: false, entries: [] })
    expect(next.ask).toEqual(at(12))
  })

  it('closes a gap by itself when the missing entry only came late', () => {
    follower.receive([entry(12, 11)])
    follower.receive([entry(11)])
    expect(follower.positions()).toEqual([at(12)])
  })

  it('ignores what it has heard before', () => {
    follower.receive([entry(11)])
    expect(follower.receive([entry(11), entry(10, 9)])).toEqual([])
    expect(follower.positions()).toEqual([at(11)])
  })

  it('asks about the old epoch when a new one begins', () => {
    expect(follower.receive([entry(1, 0, 'b1', 'e2')])).toEqual([at(10)])
  })

  it('wants everything read again when the epoch it asked about is gone', () => {
    follower.receive([entry(1, 0, 'b1', 'e2')])
    expect(follower.answered(at(10), { epoch: 'e2', n: 1, reset: true, entries: [] }).reset).toBe(true)
  })

  it('takes an answer of another epoch for a reset', () => {
    follower.receive([entry(13, 12)])
    expect(follower.answered(at(10), { epoch: 'e2', n: 40, reset: false, entries: [] }).reset).toBe(true)
  })

  it('asks again after a question that failed', () => {
    follower.receive([entry(13, 12)])
    follower.failed(at(10))
    expect(follower.receive([entry(14)])).toEqual([at(10)])
  })

  it('follows each brand by itself', () => {
    follower.start([at(10), at(3, 'b2', 'f1')])
    expect(follower.receive([entry(11), entry(6, 5, 'b2', 'f1')])).toEqual([at(3, 'b2', 'f1')])
    expect(follower.positions()).toEqual([at(11), at(3, 'b2', 'f1')])
  })

  it('neither knows nor follows a brand that no watch named', () => {
    const foreign = entry(1, 0, 'b9', 'g1')
    expect(follower.receive([foreign])).toEqual([])
    expect([follower.knows(foreign), follower.follows('b9')]).toEqual([false, false])
    expect(follower.positions()).toEqual([at(10)])
  })

  it('does not know an entry of another epoch, though it follows the brand', () => {
    expect([follower.knows(entry(11)), follower.knows(entry(1, 0, 'b1', 'e2')), follower.follows('b1')]).toEqual([true, false, true])
  })

  it('leaves an answer alone that belongs to a watch before this one', () => {
    follower.receive([entry(13, 12)])
    follower.start([at(2, 'b1', 'e2')])
    expect(follower.answered(at(10), { epoch: 'e1', n: 13, reset: false, entries: [] })).toEqual({ reset: false, ask: null })
    expect(follower.positions()).toEqual([at(2, 'b1', 'e2')])
  })
})
