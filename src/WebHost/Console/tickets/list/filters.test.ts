import { describe, expect, it } from 'vitest'
import { apiQueryOf, filterCount, filtersOf, noFilters, questionOf, searching, urlOf, type Filters } from './filters'

const full: Filters = {
  brand: 'b1', status: ['new', 'onHold'], importance: ['high', 'urgent'],
  assignee: 'me', channel: 'c1', type: ['t1', 'none'], stars: [2, 1], rating: ['vip', 'malicious'], tag: '환불', customer: '', period: '7d', from: '', to: '', q: '1042', sort: '-importance',
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
    expect(filtersOf({ status: 'new,eaten', importance: 'huge', sort: 'colour', period: 'aeon', stars: '0,6,many', rating: 'golden' })).toEqual({ ...noFilters(), status: ['new'] })
  })

  it('keep times that somebody chose, and nothing that is no time', () => {
    const chosen = { ...noFilters(), customer: 'p1', from: '2026-11-01T00:00:00Z', to: '2026-12-01T00:00:00Z' }
    expect(filtersOf(urlOf(chosen))).toEqual(chosen)
    expect(filtersOf({ from: 'yesterday' }).from).toBe('')
  })

  it('take the first of a repeated name', () => {
    expect(filtersOf({ tag: ['a', 'b'] }).tag).toBe('a')
  })
})

describe('filters as a question to the server', () => {
  const now = new Date(2026, 10, 22, 15, 30)
  const asked = (filters: Filters) => apiQueryOf(questionOf('mine', filters, now), filters.sort)

  it('name several statuses with commas', () => {
    expect(asked(full)).toMatchObject({ box: 'mine', status: 'new,onHold', importance: 'high,urgent', type: 't1,none', stars: '2,1', rating: 'vip,malicious', sort: '-importance' })
    expect(asked(noFilters())).toMatchObject({ importance: null, type: null, stars: null, rating: null })
  })

  it('ask for no status where every one is wanted', () => {
    expect(asked({ ...noFilters(), status: [] }).status).toBeNull()
  })

  it('say a period as the moment it begins, at the start of a day', () => {
    expect(asked({ ...noFilters(), period: '7d' }).from).toBe(new Date(2026, 10, 15).toISOString())
    expect(asked(noFilters()).from).toBeNull()
  })
})

describe('chosen times', () => {
  it('are asked for, and a period goes before them', () => {
    const chosen = { ...noFilters(), from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z', customer: 'p1' }
    expect(questionOf('all', chosen, new Date())).toMatchObject({ from: chosen.from, to: chosen.to, customer: 'p1' })
    expect(questionOf('all', { ...chosen, period: 'today' }, new Date(2026, 10, 22)).to).toBeNull()
    expect(filterCount(chosen)).toBe(2)
  })
})

describe('a question', () => {
  it('leaves out what is empty', () => {
    const asked = questionOf('all', { ...noFilters(), q: '  ' }, new Date())
    expect(asked).toMatchObject({ assignee: null, channel: null, tag: null, from: null, to: null, q: null })
  })
})

describe('the number of filters', () => {
  it('counts what narrows, and neither brand nor sort nor the usual statuses', () => {
    expect(filterCount(noFilters('b1'))).toBe(0)
    expect(filterCount({ ...noFilters(), sort: 'created' })).toBe(0)
    expect(filterCount({ ...noFilters(), status: [] })).toBe(1)
    expect(filterCount(full)).toBe(10)
  })
})

describe('a search', () => {
  it('looks among the completed too, and gives back what was shown before', () => {
    const asked = searching(noFilters('b1'), '#1042')
    expect(asked).toMatchObject({ brand: 'b1', q: '#1042', status: [] })
    expect(searching(asked, '')).toEqual(noFilters('b1'))
  })

  it('keeps to the statuses that somebody chose', () => {
    const chosen: Filters = { ...noFilters(), status: ['onHold'] }
    expect(searching(chosen, 'ada@').status).toEqual(['onHold'])
    expect(searching({ ...chosen, q: 'ada@' }, '').status).toEqual(['onHold'])
  })
})
