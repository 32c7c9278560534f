import { describe, expect, it } from 'vitest'
import { someItem } from '@/testing/some'
import { byDay, kindOf, merge } from '../work/timeline'
import { pairLineOf } from './pairLine'

describe('what happened between two tickets', () => {
  it('names the other one, whichever way it went', () => {
    expect(pairLineOf(someItem({ type: 'changed', change: { field: 'links', from: null, to: '7' } }))).toEqual({ key: 'system.linked', number: 7 })
    expect(pairLineOf(someItem({ type: 'changed', change: { field: 'mergedInto', from: '7', to: null } }))).toEqual({ key: 'system.unmerged', number: 7 })
    expect(pairLineOf(someItem({ type: 'changed', change: { field: 'status', from: 'new', to: 'onHold' } }))).toBeNull()
  })

  it('leaves a line where something was that is in another ticket now', () => {
    const moved = someItem({ text: null, movedTo: 9 })
    expect(pairLineOf(moved)).toEqual({ key: 'system.movedTo', number: 9 })
    expect(kindOf(moved)).toBe('system')
  })

  it('puts what another ticket brought along where it was written', () => {
    const carried = someItem({ version: 9, at: '2026-11-19T10:00:00Z', carried: { ticket: 7, item: 'e2' } })
    const items = merge([someItem({ version: 1 })], [carried, someItem({ version: 8, at: '2026-11-20T11:00:00Z' })])
    expect(items.map((item) => item.version)).toEqual([9, 1, 8])
    expect(byDay(items)[0]?.items[0]?.carried?.ticket).toBe(7)
  })
})
