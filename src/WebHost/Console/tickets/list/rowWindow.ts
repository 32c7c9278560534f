import type { Page, TicketRow } from '@/api/types'
import { append, emptyList, newest, type RowList, type Rule } from './rowList'

/** So many rows are kept at most, of however long a list. */
export const MOST_ROWS = 1800

interface Above {
  cursor: string | null
  /** Numbers alone: a hundred thousand of them are less than a thousand rows. */
  tickets: readonly number[]
}

/** A part of a list: the pages that are kept, and what reads those before and after them. */
export interface RowWindow {
  list: RowList
  /** Pages that were read and are not kept, from the top: what reads each again, and which rows it had. */
  above: readonly Above[]
  /** Of the pages that are kept: what reads each, and the ticket it began with. */
  starts: readonly { cursor: string | null; first: number }[]
  /** What reads on below; null at the end. */
  next: string | null
}

export const emptyWindow: RowWindow = { list: emptyList, above: [], starts: [], next: null }

/** How many rows stand before the first that is kept. */
export const rowsBefore = (window: RowWindow): number => window.above.reduce((sum, { tickets }) => sum + tickets.length, 0)

/** With the page that `next` read; what is too much goes at the top. */
export function below(window: RowWindow, page: Page<TicketRow>, compare?: Rule['compare']): RowWindow {
  const list = append(window.list, page.items, page.next === null, compare)
  return trimTop({ ...window, list, starts: started(window.starts, window.next, page), next: page.next })
}

/** A window that begins with this page, of which it is known what stands before it. */
export function beginning(page: Page<TicketRow>, cursor: string | null = null, above: readonly Above[] = []): RowWindow {
  return { list: append(emptyList, page.items, page.next === null), above, starts: started([], cursor, page), next: page.next }
}

/** Which of the pages above a place in the whole list is on, and whether what is kept follows it at once. */
export function pageAt(window: RowWindow, at: number): { page: number; cursor: string | null; adjoins: boolean } | null {
  let end = 0
  for (const [page, { cursor, tickets }] of window.above.entries()) {
    end += tickets.length
    if (at < end) return { page, cursor, adjoins: page === window.above.length - 1 }
  }
  return null
}

/** With a page that stands above, read again: before the rows that are kept if it adjoins them, else alone. What is too much goes at the bottom. */
export function again(window: RowWindow, at: { page: number; cursor: string | null; adjoins: boolean }, page: Page<TicketRow>): RowWindow {
  const above = window.above.slice(0, at.page)
  if (!at.adjoins) return { ...beginning(page, at.cursor, above), list: { ...append(emptyList, page.items, page.next === null), waiting: window.list.waiting } }
  const known = new Set(window.list.rows.map((row) => row.id))
  const rows = [...page.items.filter((row) => !known.has(row.id)), ...newest(window.list.rows, page.items)]
  const first = page.items[0]?.id
  const starts = first === undefined ? window.starts : [{ cursor: at.cursor, first }, ...window.starts]
  return trimBottom({ ...window, list: { ...window.list, rows }, above, starts })
}

function started(starts: RowWindow['starts'], cursor: string | null, page: Page<TicketRow>): RowWindow['starts'] {
  const first = page.items[0]?.id
  return first === undefined ? starts : [...starts, { cursor, first }]
}

function trimTop(window: RowWindow): RowWindow {
  let { list, above, starts } = window
  while (list.rows.length > MOST_ROWS && starts.length > 1) {
    const [page, follower] = starts
    // Its first row may have moved: then the page after it is not told apart, and goes with it.
    const count = Math.max(0, list.rows.findIndex((row) => row.id === follower?.first))
    above = [...above, { cursor: page?.cursor ?? null, tickets: list.rows.slice(0, count).map((row) => row.id) }]
    starts = starts.slice(1)
    list = { ...list, rows: list.rows.slice(count) }
  }
  return { ...window, list, above, starts }
}

function trimBottom(window: RowWindow): RowWindow {
  let { list, starts, next } = window
  while (list.rows.length > MOST_ROWS && starts.length > 1) {
    const last = starts.at(-1)
    const at = list.rows.findIndex((row) => row.id === last?.first)
    starts = starts.slice(0, -1)
    next = last?.cursor ?? null
    if (at > 0) list = { ...list, rows: list.rows.slice(0, at), complete: false }
  }
  return { ...window, list, starts, next }
}
