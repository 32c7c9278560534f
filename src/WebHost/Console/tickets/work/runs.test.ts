import { describe, expect, it } from 'vitest'
import type { TimelineItem } from '@/api/types'
import { someItem } from '@/testing/some'
import { linesOf } from './runs'

const said = (version: number) => someItem({ version })
const changed = (version: number): TimelineItem => someItem({ version, type: 'changed', change: { field: 'status', from: 'new', to: 'onHold' } })
const shape = (...items: TimelineItem[]) => linesOf(items).map((line) => line.changes?.length ?? 'one')

describe('the lines of a conversation', () => {
  it('are one for changes in a row, however many', () => {
    expect(shape(said(1), changed(2), changed(3), changed(4), said(5))).toEqual(['one', 3, 'one'])
  })

  it('leave a single change as it is', () => {
    expect(shape(changed(1), said(2), changed(3))).toEqual(['one', 'one', 'one'])
  })

  it('fold nothing that failed or leads to another ticket', () => {
    expect(shape(changed(1), someItem({ version: 2, type: 'delivery', delivery: 'failed' }), changed(3), someItem({ version: 4, type: 'related' }))).toEqual(['one', 'one', 'one', 'one'])
  })

  it('fold nothing that says of another ticket', () => {
    const split = someItem({ version: 2, type: 'changed', change: { field: 'split', from: null, to: '1008' } })
    expect(shape(changed(1), split, changed(3))).toEqual(['one', 'one', 'one'])
  })

  it('keep their key as they grow, so that what was opened stays open', () => {
    expect(linesOf([changed(1), changed(2)])[0]?.key).toBe(linesOf([changed(1), changed(2), changed(3)])[0]?.key)
  })
})
