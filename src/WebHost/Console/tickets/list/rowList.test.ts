import { describe, expect, it } from 'vitest'
import { someRow } from '@/testing/some'
import { comparer } from './matches'
import { append, emptyList, letGo, patch, settle, softly, take, type RowList, type Rule } from './rowList'

const at = (minute: number) => `2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`
const row = (id: number, minute: number, version = 1) => someRow({ id, version, updatedAt: at(minute) })
const rule: Rule = { matches: (one) => one.status !== 'completed', compare: comparer('-updated') }
const list = (complete = true): RowList => append(emptyList, [row(3, 30), row(2, 20), row(1, 10)], complete)
const ids = (of: RowList) => of.rows.map((one) => one.id)

describe('a list of rows', () => {
  it('lets a new row in where it belongs', () => {
    expect(ids(patch(list(), row(4, 25), rule, false))).toEqual([3, 4, 2, 1])
  })

  it('moves a changed row to its new place', () => {
    expect(ids(patch(list(), row(1, 40, 2), rule, false))).toEqual([1, 3, 2])
  })

  it('takes a row only if its version is newer', () => {
    const now = patch(list(), row(1, 40, 5), rule, false)
    expect(patch(now, row(1, 50, 5), rule, false)).toBe(now)
    expect(patch(now, row(1, 50, 4), rule, false)).toBe(now)
  })

  describe('with a row that no longer matches', () => {
    const completed = (id: number, minute: number, version = 2) => ({ ...row(id, minute, version), status: 'completed' as const })
    const left = patch(list(), completed(2, 40), rule, false)

    it('keeps it in its place, as it is now, until it is let go', () => {
      expect([ids(left), [...left.leaving], left.rows[1]?.status]).toEqual([[3, 2, 1], [2], 'completed'])
      expect([ids(letGo(left, [2])), letGo(left, [2]).leaving.size]).toEqual([[3, 1], 0])
    })

    it('keeps it there whatever moves around it', () => {
      expect(ids(patch(left, row(1, 50, 2), rule, false))).toEqual([1, 2, 3])
      expect(ids(patch(left, row(4, 55), rule, false))).toEqual([4, 2, 3, 1])
      expect(ids(patch(left, completed(2, 59, 3), rule, false))).toEqual([3, 2, 1])
    })

    it('puts it where it belongs when it matches again, and does not let it go then', () => {
      const back = patch(left, row(2, 41, 3), rule, false)
      expect([ids(back), back.leaving.size]).toEqual([[2, 3, 1], 0])
      expect(letGo(back, [2])).toBe(back)
    })

    it('does not count it as the end of what was read', () => {
      const last = patch(list(false), completed(1, 50), rule, false)
      expect(ids(patch(last, row(0, 25), rule, false))).toEqual([3, 0, 1, 2])
      expect(ids(patch(last, row(0, 15), rule, false))).toEqual([3, 2, 1])
    })

    it('takes it out at once where one may not see it any more', () => {
      expect([ids(take(left, [2])), take(left, [2]).leaving.size]).toEqual([[3, 1], 0])
    })
  })

  it('does not take in what does not match', () => {
    expect(ids(patch(list(), someRow({ id: 9, status: 'completed' }), rule, false))).toEqual([3, 2, 1])
  })

  it('moves nothing while it is held, but shows what changed', () => {
    const held = patch(list(), { ...row(1, 40, 2), subject: 'Changed' }, rule, true)
    expect(ids(held)).toEqual([3, 2, 1])
    expect(held.rows[2]?.subject).toBe('Changed')
  })

  it('keeps new rows waiting while it is held, each once', () => {
    const once = patch(list(), row(4, 40), rule, true)
    const twice = patch(once, row(4, 41, 2), rule, true)
    expect(ids(twice)).toEqual([3, 2, 1])
    expect(twice.waiting.map((one) => one.version)).toEqual([2])
  })

  it('lets a waiting row go that stops matching', () => {
    const waiting = patch(list(), row(4, 40), rule, true)
    expect(patch(waiting, someRow({ id: 4, version: 2, status: 'completed' }), rule, true).waiting).toEqual([])
  })

  it('settles: what waited comes in, and all stands in order', () => {
    const held = patch(patch(list(), row(4, 40), rule, true), row(1, 50, 2), rule, true)
    const settled = settle(held, rule)
    expect(ids(settled)).toEqual([1, 4, 3, 2])
    expect(settled.waiting).toEqual([])
  })

  it('leaves a row past the last page to its page', () => {
    expect(ids(patch(list(false), row(0, 5), rule, false))).toEqual([3, 2, 1])
    expect(ids(patch(list(true), row(0, 5), rule, false))).toEqual([3, 2, 1, 0])
  })

  it('puts what changed during the walk, and so is read last, where it belongs', () => {
    expect(ids(append(list(false), [row(0, 5), row(9, 25, 2)], true, rule.compare))).toEqual([3, 9, 2, 1, 0])
  })

  it('appends a page without doubling what moved across its edge', () => {
    const more = append(list(false), [row(1, 10), row(0, 5)], true)
    expect(ids(more)).toEqual([3, 2, 1, 0])
    expect(more.complete).toBe(true)
  })

  it('keeps the newer of two readings of a row', () => {
    const changed = patch(list(false), { ...row(1, 12, 4), subject: 'Newer' }, rule, false)
    expect(append(changed, [row(1, 10, 2)], true).rows.find((one) => one.id === 1)?.subject).toBe('Newer')
    expect(append(list(false), [{ ...row(1, 12, 4), subject: 'Newer' }], true).rows.find((one) => one.id === 1)?.subject).toBe('Newer')
  })

  it('takes out what left the reader’s sight, waiting or not', () => {
    const held = patch(list(), row(4, 40), rule, true)
    const left = take(held, [4, 2])
    expect(ids(left)).toEqual([3, 1])
    expect(left.waiting).toEqual([])
  })

  it('that is read again lets what is gone leave softly, at its place', () => {
    const now = softly(list(), append(emptyList, [row(4, 40), row(3, 30, 2), row(1, 10)], true), rule.compare)
    expect([ids(now), [...now.leaving], now.rows[2]?.version]).toEqual([[4, 2, 3, 1], [2], 2])
    expect(ids(letGo(now, [2]))).toEqual([4, 3, 1])
  })

  it('that is read again says nothing of what lies past the page', () => {
    const now = softly(list(), append(emptyList, [row(4, 40), row(3, 30)], false), rule.compare)
    expect([ids(now), now.leaving.size]).toEqual([[4, 3], 0])
  })

  it('does not change the list it was given', () => {
    const before = list()
    patch(before, row(1, 40, 2), rule, false)
    expect(ids(before)).toEqual([3, 2, 1])
  })
})
