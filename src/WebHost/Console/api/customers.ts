import { address } from './address'
import { get, newKey, patch, post, remove } from './http'
import type { Customer, CustomerErasure, CustomerMemo, CustomerRating, Happening, Page } from './types'

export type CustomerSort = 'newest' | 'name' | 'lastTicket'

export interface CustomerQuery {
  q?: string
  rating?: CustomerRating | ''
  tag?: string
  blocked?: boolean | null
  brand?: string | null
  channel?: string
  sort?: CustomerSort
  cursor?: string | null
  limit?: number
}

export interface NewCustomerWish {
  name: string
  emails: string[]
  externalIds: string[]
  brand: string
  rating?: CustomerRating
  tags?: string[]
  language?: string
}

/** What a member changes of a customer; what is left out stays. */
export interface CustomerWish {
  name?: string
  rating?: CustomerRating
  tags?: string[]
  /** Empty is none. */
  language?: string
  emails?: string[]
  externalIds?: string[]
}

/** What would become of two customers. */
export interface MergePreview {
  into: Customer
  from: Customer
  result: Customer
  /** How many tickets would move. */
  tickets: number
}

const of = (customer: string) => `/customers/${encodeURIComponent(customer)}`

export const customersApi = {
  list: (query: CustomerQuery, signal?: AbortSignal) => get<Page<Customer>>('/customers', { ...query }, signal),
  get: (customer: string, signal?: AbortSignal) => get<Customer>(of(customer), {}, signal),
  make: (wish: NewCustomerWish, key = newKey()) => post<Customer>('/customers', wish, { 'Idempotency-Key': key }),
  change: (customer: string, wish: CustomerWish, version: number) => patch<Customer>(of(customer), wish, { 'If-Match': `"${version}"` }),
  remove: (customer: string) => remove(of(customer)),
  memos: (customer: string, cursor: string | null = null) => get<Page<CustomerMemo>>(`${of(customer)}/memos`, { cursor }),
  note: (customer: string, body: string, key = newKey()) => post<CustomerMemo>(`${of(customer)}/memos`, { body }, { 'Idempotency-Key': key }),
  forgetMemo: (customer: string, memo: string) => remove(`${of(customer)}/memos/${encodeURIComponent(memo)}`),
  timeline: (customer: string, cursor: string | null = null) => get<Page<Happening>>(`${of(customer)}/timeline`, { cursor }),
  preview: (customer: string, into: string) => get<MergePreview>(`${of(customer)}/merge`, { into }),
  merge: (customer: string, into: string) => post<Customer>(`${of(customer)}/merge`, { into }),
  unmerge: (customer: string, merge: string) => post<Customer>(`${of(customer)}/unmerge`, { merge }),
  exportAddress: (customer: string) => address(`${of(customer)}/export`),
  erase: (customer: string) => post<CustomerErasure>(`${of(customer)}/erase`, { confirm: customer }),
  erasure: (customer: string) => get<CustomerErasure>(`${of(customer)}/erasure`),
}
