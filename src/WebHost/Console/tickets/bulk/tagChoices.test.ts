import { describe, expect, it } from 'vitest'
import { someRow } from '@/testing/some'
import { tagChoices } from './tagChoices'

describe('tags for many tickets', () => {
  const rows = [someRow({ id: 1, tags: ['refund'] }), someRow({ id: 2, tags: ['refund', 'crash'] })]
  const listed = [...rows, someRow({ id: 3, tags: ['bug', 'crash', 'refund'] })]
  const said = (typed = '', whole = false) => tagChoices(rows, listed, typed, whole).map(({ way, tag }) => way + tag)

  it('are given where one of them lacks them, and taken where one has them', () => {
    expect(said()).toEqual(['+crash', '+bug', '-refund', '-crash'])
  })

  it('are made by typing', () => {
    expect(said('vip')).toContain('+vip')
    expect(said('bug').filter((one) => one === '+bug')).toHaveLength(1)
    expect(said('refund')).not.toContain('+refund')
  })

  it('can be taken from tickets that were not read, whatever those have', () => {
    expect(said('vip', true)).toEqual(expect.arrayContaining(['+vip', '-vip', '+refund']))
    expect(said('vip')).not.toContain('-vip')
  })
})
