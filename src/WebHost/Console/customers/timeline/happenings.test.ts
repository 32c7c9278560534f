import { describe, expect, it } from 'vitest'
import type { Happening } from '@/api/types'
import { changedFields, together } from './happenings'

const change = (n: number, by: string | null = 'm1', kind: Happening['kind'] = 'changed'): Happening => ({ id: `h${n}`, kind, by, at: new Date(Date.UTC(2026, 10, 20, 10, -n)).toISOString(), values: {} })

describe('what happened to a customer', () => {
  it('says which fields have changed', () => {
    expect(changedFields({ values: { fields: 'name,emails' } })).toEqual(['name', 'emails'])
    expect(changedFields({ values: {} })).toEqual([])
  })

  it('is one line where one hand changed several things in a row', () => {
    expect(together([change(0), change(1), change(2)]).map((group) => group.length)).toEqual([3])
  })

  it('keeps apart what others did, what is of another kind, and what was much later', () => {
    expect(together([change(0), change(1, 'm2'), change(2, 'm2', 'memo'), change(3, 'm2'), change(30, 'm2')]).map((group) => group.length)).toEqual([1, 1, 1, 1, 1])
  })
})
