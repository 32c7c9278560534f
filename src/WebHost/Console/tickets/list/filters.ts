import type { BoxName, CustomerRating, Importance, Status } from '@/api/types'
import type { Query } from '@/api/address'
import { ratings } from '@/customers/list/customerFilters'
import { givenStars, importances, openStatuses, statuses } from '../words'

export type Sort = '-updated' | 'updated' | '-created' | 'created' | '-importance'
export type Period = '' | 'today' | '7d' | '30d' | '90d'

export interface Filters {
  brand: string | null
  /** Unless said, what is not completed; an empty list asks for every status. */
  status: Status[]
  importance: Importance[]
  /** A member's id, `me` or `none`. */
  assignee: string
  channel: string
  /** Inquiry types by id, or `none`. */
  type: string[]
  /** What reviews give, of five. */
  stars: number[]
  /** Of the customer. */
  rating: CustomerRating[]
  tag: string
  /** One customer's id. */
  customer: string
  period: Period
  /** Opened at or after, and before, as times; a period goes before them. */
  from: string
  to: string
  q: string
  sort: Sort
}

/** What the server is asked for; null and an empty list do not narrow. */
export interface Question {
  box: BoxName
  brand: string | null
  status: Status[]
  importance: Importance[]
  /** A member's id, `me` or `none`. */
  assignee: string | null
  channel: string | null
  /** Inquiry types; `none` is those without. */
  type: string[]
  stars: number[]
  rating: CustomerRating[]
  tag: string | null
  customer: string | null
  /** Opened at or after, and before. */
  from: string | null
  to: string | null
  /** A number, or the start of an address. */
  q: string | null
}

export type UrlQuery = Record<string, string | null | undefined | (string | null)[]>

export const sorts: readonly Sort[] = ['-updated', 'updated', '-created', 'created', '-importance']
export const periods: readonly Period[] = ['', 'today', '7d', '30d', '90d']
const periodDays: Record<Period, number> = { '': 0, today: 0, '7d': 7, '30d': 30, '90d': 90 }

export function noFilters(brand: string | null = null): Filters {
  return { brand, status: [...openStatuses], importance: [], assignee: '', channel: '', type: [], stars: [], rating: [], tag: '', customer: '', period: '', from: '', to: '', q: '', sort: '-updated' }
}

/** What the address says; anything in it that is not known is left out. */
export function filtersOf(query: UrlQuery): Filters {
  const one = (key: string) => {
    const value = query[key]
    return (Array.isArray(value) ? value[0] : value) ?? ''
  }
  const status = one('status')
  return {
    brand: one('brand') || null,
    status: status === '' ? [...openStatuses] : status === 'any' ? [] : several(status, statuses),
    importance: several(one('importance'), importances),
    assignee: one('assignee'),
    channel: one('channel'),
    type: one('type').split(',').filter(Boolean),
    stars: starsOf(one('stars')),
    rating: several(one('rating'), ratings),
    tag: one('tag'),
    customer: one('customer'),
    period: pick(one('period'), periods, ''),
    from: timeOf(one('from')),
    to: timeOf(one('to')),
    q: one('q'),
    sort: pick(one('sort'), sorts, '-updated'),
  }
}

/** The address of these filters, without what is so anyway. */
export function urlOf(filters: Filters): Record<string, string> {
  const query: Record<string, string> = {}
  if (filters.brand) query['brand'] = filters.brand
  if (filters.status.length === 0) query['status'] = 'any'
  else if (!same(filters.status, openStatuses)) query['status'] = filters.status.join(',')
  if (filters.importance.length > 0) query['importance'] = filters.importance.join(',')
  for (const key of ['type', 'stars', 'rating'] as const) if (filters[key].length > 0) query[key] = filters[key].join(',')
  for (const key of ['assignee', 'channel', 'tag', 'customer', 'period', 'from', 'to', 'q'] as const) if (filters[key]) query[key] = filters[key]
  if (filters.sort !== '-updated') query['sort'] = filters.sort
  return query
}

/** The same as a question to the server, at a moment. */
export function questionOf(box: BoxName, filters: Filters, now: Date): Question {
  return {
    box,
    brand: filters.brand,
    status: filters.status,
    importance: filters.importance,
    assignee: filters.assignee || null,
    channel: filters.channel || null,
    type: filters.type,
    stars: filters.stars,
    rating: filters.rating,
    tag: filters.tag || null,
    customer: filters.customer || null,
    from: startOf(filters.period, now)?.toISOString() ?? (filters.from || null),
    to: filters.period === '' ? filters.to || null : null,
    q: filters.q.trim() || null,
  }
}

/** And as it stands in the address of the API. */
export function apiQueryOf(question: Question, sort: Sort): Record<string, string | null> {
  const { status, importance, type, stars, rating } = question
  return { ...question, status: joined(status), importance: joined(importance), type: joined(type), stars: joined(stars), rating: joined(rating), sort }
}

/** So many tickets are read at a time. */
const PAGE = 60

/** The beginning of a list, as it is asked for. */
export function firstPageOf(box: BoxName, filters: Filters, now: Date): Query {
  return { ...apiQueryOf(questionOf(box, filters, now), filters.sort), limit: PAGE }
}

/** Whoever looks for a ticket or a customer looks among the completed as well, unless they chose statuses; what one was shown before comes back. */
export function searching(filters: Filters, q: string): Filters {
  if (q && !filters.q && same(filters.status, openStatuses)) return { ...filters, q, status: [] }
  if (!q && filters.q && filters.status.length === 0) return { ...filters, q, status: [...openStatuses] }
  return { ...filters, q }
}

/** How many filters narrow the list; the brand, the sort and the usual statuses do not count. */
export function filterCount(filters: Filters): number {
  const narrowed = [filters.importance.length > 0, filters.assignee, filters.channel, filters.type.length > 0, filters.stars.length > 0, filters.rating.length > 0, filters.tag, filters.customer, filters.period || filters.from || filters.to, filters.q]
  return narrowed.filter(Boolean).length + (same(filters.status, openStatuses) ? 0 : 1)
}

export function startOf(period: Period, now: Date): Date | null {
  if (period === '') return null
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - periodDays[period])
}

/** What is no time narrows nothing. */
function timeOf(text: string): string {
  return Number.isNaN(Date.parse(text)) ? '' : text
}

/** With commas between; null where nothing is named. */
function joined(values: readonly (string | number)[]): string | null {
  return values.join(',') || null
}

function starsOf(text: string): number[] {
  const said = new Set(text.split(','))
  return givenStars.filter((stars) => said.has(String(stars)))
}

function several<T extends string>(text: string, known: readonly T[]): T[] {
  const named = new Set(text.split(','))
  return known.filter((value) => named.has(value))
}

function pick<T extends string>(value: string, known: readonly T[], otherwise: T): T {
  return known.find((one) => one === value) ?? otherwise
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && b.every((value) => a.includes(value))
}
