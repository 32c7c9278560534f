import { get, newKey, patch, post, remove } from './http'
import type { Page } from './types'

export type NoticeState = 'draft' | 'public'

export interface NoticeHead {
  id: string
  title: string
  state: NoticeState
  pinned: boolean
  /** From when on it is public, in the future too; null while nobody said and it is a draft. */
  publishAt: string | null
  version: number
  createdAt: string
  updatedAt: string
  author: string
}

export interface Notice extends NoticeHead {
  body: string
}

export interface NoticeWish {
  title?: string
  body?: string
  state?: NoticeState
  pinned?: boolean
  /** Null drops the plan: a public notice is seen at once. */
  publishAt?: string | null
  /** The version that was read; another on the server is a conflict. */
  version?: number
}

const root = (brand: string) => `/brands/${brand}/notices`

export const noticesApi = {
  list: (brand: string, cursor?: string) => get<Page<NoticeHead>>(cursor ? `${root(brand)}?cursor=${cursor}` : root(brand)),
  get: (brand: string, id: string) => get<Notice>(`${root(brand)}/${id}`),
  make: (brand: string, wish: NoticeWish) => post<Notice>(root(brand), wish, { 'Idempotency-Key': newKey() }),
  change: (brand: string, id: string, wish: NoticeWish) => patch<Notice>(`${root(brand)}/${id}`, wish),
  remove: (brand: string, id: string) => remove(`${root(brand)}/${id}`),
}
