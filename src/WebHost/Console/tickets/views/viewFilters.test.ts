import { describe, expect, it } from 'vitest'
import { filtersOf, noFilters, type Filters } from '../list/filters'
import { addressOf, isChanged, queryOf } from './viewFilters'

const full: Filters = {
  brand: 'b1', status: ['onHold', 'completed'], importance: ['urgent'], assignee: 'me', channel: 'c1', type: ['t1', 't2'], stars: [1], rating: ['vip', 'vvip'], tag: '환불', customer: 'p1',
  period: '', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z', q: '1042', sort: 'created',
}

describe('a view', () => {
  it.each([full, noFilters(), { ...noFilters(), status: [] }, { ...noFilters('b1'), period: '7d' as const }])('shows what was shown when it was saved', (filters) => {
    const view = { id: 'v1', query: queryOf('groups', filters) }
    expect(filtersOf(addressOf(view))).toEqual(filters)
    expect(addressOf(view)['view']).toBe('v1')
    expect(isChanged(view, 'groups', filters)).toBe(false)
  })

  it('is changed by another box, filter or sort', () => {
    const view = { id: 'v1', query: queryOf('all', full) }
    expect(isChanged(view, 'mine', full)).toBe(true)
    expect(isChanged(view, 'all', { ...full, tag: '' })).toBe(true)
    expect(isChanged(view, 'all', { ...full, stars: [2, 1] })).toBe(true)
    expect(isChanged(view, 'all', { ...full, rating: ['vip'] })).toBe(true)
    expect(isChanged(view, 'all', { ...full, sort: '-updated' })).toBe(true)
  })

  it('of a server that knew neither stars nor ratings narrows by none', () => {
    const { stars, rating, ...before } = queryOf('all', noFilters())
    expect([stars, rating]).toEqual([[], []])
    expect(filtersOf(addressOf({ id: 'v1', query: before }))).toEqual(noFilters())
  })

  it('leaves out what is not known here', () => {
    const query = { ...queryOf('all', noFilters()), sort: 'dueFirst', period: 'aeon' }
    expect(filtersOf(addressOf({ id: 'v1', query }))).toEqual(noFilters())
  })
})
