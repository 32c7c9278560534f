import { get, newKey, patch, post, remove, type Query } from './http'
import type { Page } from './types'

/** A stored answer with variables. */
export interface CannedResponse {
  id: string
  name: string
  /** What one types to get it, without the slash; may be empty. */
  shortcut: string
  body: string
  /** Null is every brand. */
  brand: string | null
  /** False: its maker alone sees it. */
  shared: boolean
  folder: string
  language: string | null
  usedCount: number
  lastUsedAt: string | null
  owner: string
  updatedAt: string
  version: number
}

export interface CannedWish {
  name?: string
  shortcut?: string
  body?: string
  brand?: string | null
  shared?: boolean
  folder?: string
  language?: string | null
  /** The version that was read; another on the server is a conflict. */
  version?: number
}

export interface CannedQuery extends Query {
  q?: string
  brand?: string | null
  language?: string | null
  folder?: string | null
  shared?: boolean | null
  cursor?: string | null
  limit?: number
}

/** One made for a ticket; what is missing still stands in it, in its braces. */
export interface FilledResponse {
  html: string
  text: string
  missing: string[]
}

export interface CannedFolder {
  name: string
  count: number
}

const root = '/canned-responses'

export const cannedApi = {
  list: (query: CannedQuery, signal?: AbortSignal) => get<Page<CannedResponse>>(root, query, signal),
  folders: () => get<Page<CannedFolder>>(`${root}/folders`),
  get: (id: string) => get<CannedResponse>(`${root}/${id}`),
  make: (wish: CannedWish) => post<CannedResponse>(root, wish, { 'Idempotency-Key': newKey() }),
  change: (id: string, wish: CannedWish) => patch<CannedResponse>(`${root}/${id}`, wish),
  remove: (id: string) => remove(`${root}/${id}`),
  /** To be put into an answer, which counts as a use. */
  insert: (id: string, ticket: number) => post<FilledResponse>(`${root}/${id}/render`, { ticket, inserted: true }),
  /** As it would be for a ticket, with another text than the one that is kept. */
  preview: (id: string, ticket: number, body: string) => post<FilledResponse>(`${root}/${id}/render`, { ticket, body }),
}
