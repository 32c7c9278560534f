import type { CustomerQuery, CustomerSort } from '@/api/customers'
import type { CustomerRating } from '@/api/types'

export interface CustomerFilters {
  q: string
  rating: CustomerRating | ''
  tag: string
  /** Empty: whether blocked or not. */
  blocked: 'true' | 'false' | ''
  brand: string
  channel: string
  sort: CustomerSort
}

export type UrlQuery = Record<string, string | null | undefined | (string | null)[]>

export const ratings: readonly CustomerRating[] = ['general', 'vip', 'vvip', 'malicious']
/** What is usual stands first: it is not said in the address. */
export const customerSorts: readonly CustomerSort[] = ['lastTicket', 'newest', 'name']
const PAGE = 60

export const noCustomerFilters: Readonly<CustomerFilters> = { q: '', rating: '', tag: '', blocked: '', brand: '', channel: '', sort: 'lastTicket' }

/** What the address says; anything in it that is not known is left out. */
export function customerFiltersOf(query: UrlQuery): CustomerFilters {
  const one = (key: string) => {
    const value = query[key]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  return {
    q: one('q'),
    rating: pick(one('rating'), ratings),
    tag: one('tag'),
    blocked: pick(one('blocked'), ['true', 'false']),
    brand: one('brand'),
    channel: one('channel'),
    sort: pick(one('sort'), customerSorts) || 'lastTicket',
  }
}

/** The address of these filters, without what is so anyway. */
export function urlOfCustomers(filters: CustomerFilters): Record<string, string> {
  return Object.fromEntries(Object.entries(filters).filter(([key, value]) => value !== noCustomerFilters[key as keyof CustomerFilters]))
}

/** The same as a question to the server. */
export function customerQueryOf({ q, blocked, brand, ...rest }: CustomerFilters): CustomerQuery {
  return { ...rest, q: q.trim(), brand: brand || null, blocked: blocked === '' ? null : blocked === 'true', limit: PAGE }
}

/** How many filters narrow the list; order and what is typed do not count. */
export function customerFilterCount({ rating, tag, blocked, brand, channel }: CustomerFilters): number {
  return [rating, tag, blocked, brand, channel].filter(Boolean).length
}

function pick<T extends string>(value: string, known: readonly T[]): T | '' {
  return known.find((one) => one === value) ?? ''
}
