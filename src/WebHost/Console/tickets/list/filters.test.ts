import { describe, expect, it } from 'vitest'
import { apiQueryOf, filterCount, filtersOf, noFilters, urlOf, type Filters } from './filters'

const full: Filters = {
  brand: 'b1', status: ['new', 'onHold'], importance: ['high', 'urgent'], assignee: 'me', channel: 'c1', tag: '환불', period: '7d', q: '1042', sort: '-importance',
}

describe('filters in the address', () => {
  it('come back as they went in', () => {
    expect(filtersOf(urlOf(full))).toEqual(full)
    expect(filtersOf(urlOf(noFilters()))).toEqual(noFilters())
  })

  it('keep “every status” apart from the usual ones', () => {
    const every = { ...noFilters(), status: [] }
    expect(urlOf(every)).toEqual({ status: 'any' })
    expect(filtersOf({ status: 'any' })).toEqual(every)
  })

  it('leave the address clean when nothing is narrowed', () => {
    expect(urlOf(noFilters())).toEqual({})
  })

  it('ignore what they do not know', () => {
    expect(filtersOf({ status: 'new,eaten', importance: 'huge', sort: 'colour', period: 'aeon' })).toEqual({ ...noFilters(), status: ['new'] })
  })

  it('take the first of a repeated name', () => {
    expect(filtersOf({ tag: ['a', 'b'] }).tag).toBe('a')
  })
})

describe('filters as a question to the server', () => {
  const now = new Date(2026, 10, 22, 15, 30)

  it('name several statuses with commas', () => {
    expect(apiQueryOf(full, now)).toMatchObject({ status: 'new,onHold', importance: 'high,urgent', sort: '-importance' })
  })

  it('ask for no status where every one is wanted', () => {
    expect(apiQueryOf({ ...noFilters(), status: [] }, now).status).toBeNull()
  })

  it('say a period as the moment it begins, at the start of a day', () => {
    expect(apiQueryOf({ ...noFilters(), period: '7d' }, now).from).toBe(new Date(2026, 10, 15).toISOString())
    expect(apiQueryOf(noFilters(), now).from).toBeNull()
  })
})

describe('the number of filters', () => {
  it('counts what narrows, and neither brand nor sort nor the usual statuses', () => {
    expect(filterCount(noFilters('b1'))).toBe(0)
    expect(filterCount({ ...noFilters(), sort: 'created' })).toBe(0)
    expect(filterCount({ ...noFilters(), status: [] })).toBe(1)
    expect(filterCount(full)).toBe(7)
  })
})
