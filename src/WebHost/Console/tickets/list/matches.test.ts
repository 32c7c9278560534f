import { describe, expect, it } from 'vitest'
import type { BoxName, TicketRow } from '@/api/types'
import { someRow } from '@/testing/some'
import { noFilters, type Filters } from './filters'
import { comparer, matches } from './matches'

const viewer = { id: 'm1', groups: ['g1'] }
const now = new Date('2026-11-22T12:00:00Z')
const is = (row: Partial<TicketRow>, box: BoxName = 'all', filters: Partial<Filters> = {}) => matches(someRow(row), box, { ...noFilters(), ...filters }, viewer, now)

describe('what a box holds', () => {
  it.each<[BoxName, Partial<TicketRow>, boolean]>([
    ['all', {}, true],
    ['all', { box: 'blocked' }, false],
    ['mine', { assignee: { member: 'm1', group: null } }, true],
    ['mine', { assignee: { member: 'm2', group: 'g1' } }, false],
    ['groups', { assignee: { member: 'm2', group: 'g1' } }, true],
    ['groups', { assignee: { member: null, group: 'g2' } }, false],
    ['unassigned', {}, true],
    ['unassigned', { assignee: { member: null, group: 'g1' } }, false],
    ['googlePlay', { channel: { id: 'c2', kind: 'googlePlay' } }, true],
    ['googlePlay', {}, false],
    ['blocked', { box: 'blocked' }, true],
    ['deleted', { box: 'deleted' }, true],
    ['deleted', {}, false],
  ])('%s: %o is %s', (box, row, expected) => {
    expect(is(row, box)).toBe(expected)
  })
})

describe('what filters let through', () => {
  it('leaves out what is completed, unless it is asked for', () => {
    expect(is({ status: 'completed' })).toBe(false)
    expect(is({ status: 'completed' }, 'all', { status: ['completed'] })).toBe(true)
    expect(is({ status: 'completed' }, 'all', { status: [] })).toBe(true)
  })

  it('keeps to the brand, the channel, the tag and the importance', () => {
    expect(is({ brand: 'b2' }, 'all', { brand: 'b1' })).toBe(false)
    expect(is({}, 'all', { channel: 'c2' })).toBe(false)
    expect(is({ tags: ['refund'] }, 'all', { tag: 'refund' })).toBe(true)
    expect(is({ importance: 'low' }, 'all', { importance: ['high', 'urgent'] })).toBe(false)
  })

  it('knows me and nobody among the assignees', () => {
    expect(is({ assignee: { member: 'm1', group: null } }, 'all', { assignee: 'me' })).toBe(true)
    expect(is({ assignee: { member: 'm1', group: null } }, 'all', { assignee: 'none' })).toBe(false)
    expect(is({}, 'all', { assignee: 'none' })).toBe(true)
    expect(is({ assignee: { member: 'm2', group: null } }, 'all', { assignee: 'm2' })).toBe(true)
  })

  it('counts the period from the day it began', () => {
    expect(is({ createdAt: '2026-11-20T10:00:00Z' }, 'all', { period: '7d' })).toBe(true)
    expect(is({ createdAt: '2026-11-20T10:00:00Z' }, 'all', { period: 'today' })).toBe(false)
  })

  it('finds by number and by the start of an address', () => {
    expect(is({ id: 1042 }, 'all', { q: '#1042' })).toBe(true)
    expect(is({ id: 1042 }, 'all', { q: '104' })).toBe(false)
    expect(is({}, 'all', { q: 'HANEUL@' })).toBe(true)
    expect(is({}, 'all', { q: 'someone' })).toBe(false)
  })
})

describe('the order of a list', () => {
  const rows = [
    someRow({ id: 1, updatedAt: '2026-11-20T10:00:00Z', importance: 'low' }),
    someRow({ id: 2, updatedAt: '2026-11-20T10:00:00Z', importance: 'urgent' }),
    someRow({ id: 3, updatedAt: '2026-11-21T10:00:00Z', importance: 'medium' }),
  ]
  it.each([
    ['-updated', [3, 2, 1]],
    ['updated', [1, 2, 3]],
    ['-importance', [2, 3, 1]],
  ] as const)('by %s is %o', (sort, expected) => {
    expect(rows.toSorted(comparer(sort)).map((row) => row.id)).toEqual(expected)
  })
})
