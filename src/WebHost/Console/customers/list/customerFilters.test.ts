import { describe, expect, it } from 'vitest'
import { customerFilterCount, customerFiltersOf, customerQueryOf, noCustomerFilters, urlOfCustomers } from './customerFilters'

describe('the filters of customers', () => {
  it('stand in the address and come back from it', () => {
    const filters = customerFiltersOf({ q: '김', rating: 'vip', blocked: 'false', brand: 'b1', channel: 'email', tag: '단골', sort: 'name' })
    expect(customerFiltersOf(urlOfCustomers(filters))).toEqual(filters)
    expect(urlOfCustomers(filters)).toEqual({ q: '김', rating: 'vip', blocked: 'false', brand: 'b1', channel: 'email', tag: '단골', sort: 'name' })
  })

  it('leave out of the address what is so anyway', () => {
    expect(urlOfCustomers({ ...noCustomerFilters })).toEqual({})
  })

  it('do not take what is not known', () => {
    expect(customerFiltersOf({ rating: 'golden', blocked: 'maybe', sort: 'size' })).toEqual(noCustomerFilters)
  })

  it('ask whether blocked only where that was chosen', () => {
    expect(customerQueryOf({ ...noCustomerFilters, q: ' kim ' })).toMatchObject({ q: 'kim', blocked: null, brand: null, sort: 'lastTicket' })
    expect(customerQueryOf({ ...noCustomerFilters, blocked: 'false' }).blocked).toBe(false)
  })

  it('count what narrows, but neither order nor words', () => {
    expect(customerFilterCount({ ...noCustomerFilters, q: 'kim', sort: 'name' })).toBe(0)
    expect(customerFilterCount({ ...noCustomerFilters, rating: 'malicious', tag: 'a' })).toBe(2)
  })
})
