import { get, newKey, patch, post, remove } from './http'
import type { BoxName, CustomerRating, Importance, Page, Status } from './types'

/** What a view shows, in the words that the address of a list has. */
export interface ViewQuery {
  box: BoxName
  brand: string | null
  status: Status[]
  importance: Importance[]
  /** A member's id, `me` (whoever looks) or `none`. */
  assignee: string | null
  channel: string | null
  /** Inquiry types by id, or `none`; several with commas between. */
  type?: string | null
  stars?: number[]
  rating?: CustomerRating[]
  tag: string | null
  customer: string | null
  from: string | null
  to: string | null
  /** Goes before `from`, and moves with the day. */
  period: string | null
  q: string | null
  sort: string
}

/** A list of tickets that somebody gave a name. */
export interface SavedView {
  id: string
  name: string
  /** False: its maker alone sees it. */
  shared: boolean
  query: ViewQuery
  owner: string
  mayChange: boolean
  updatedAt: string
  version: number
}

export interface ViewCount {
  view: string
  /** Of the view that was counted. */
  version: number
  count: number
  more: boolean
}

export interface ViewWish {
  name?: string
  shared?: boolean
  query?: ViewQuery
  /** The version that was read; another on the server is a conflict. */
  version?: number
}

const root = '/views'

export const viewsApi = {
  list: () => get<Page<SavedView>>(root),
  counts: () => get<Page<ViewCount>>(`${root}/counts`),
  make: (wish: ViewWish) => post<SavedView>(root, wish, { 'Idempotency-Key': newKey() }),
  change: (id: string, wish: ViewWish) => patch<SavedView>(`${root}/${id}`, wish),
  remove: (id: string) => remove(`${root}/${id}`),
}
