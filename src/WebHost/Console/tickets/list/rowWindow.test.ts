import { describe, expect, it } from 'vitest'
import type { Page, TicketRow } from '@/api/types'
import { someRow } from '@/testing/some'
import { again, beginning, below, MOST_ROWS, pageAt, rowsBefore, type RowWindow } from './rowWindow'

const SIZE = 60
const PAGES = MOST_ROWS / SIZE

/** Page n of a list of tickets 0, 1, 2 …; its cursor says where it begins. */
function page(n: number, last = 1700): Page<TicketRow> {
  return { items: Array.from({ length: SIZE }, (_, at) => someRow({ id: n * SIZE + at })), next: n === last ? null : `c${n + 1}` }
}

/** After the pages 0 to n were read, one after another. */
function walked(n: number): RowWindow {
  let window = beginning(page(0))
  for (let at = 1; at <= n; at += 1) window = below(window, page(at))
  return window
}

describe('a long list', () => {
  it('is kept whole while it is short', () => {
    const window = walked(PAGES - 1)
    expect([window.list.rows.length, rowsBefore(window), window.next]).toEqual([MOST_ROWS, 0, `c${PAGES}`])
  })

  it('keeps no more rows however far one scrolls, and each is at its place', () => {
    const window = walked(1666)
    expect(window.list.rows).toHaveLength(MOST_ROWS)
    expect(window.starts).toHaveLength(PAGES)
    expect(window.list.rows[0]?.id).toBe(rowsBefore(window))
    expect(window.list.rows.at(-1)?.id).toBe(1667 * SIZE - 1)
  })

  it('reads what one scrolls back to in front of what it keeps, and lets the bottom go', () => {
    const window = walked(PAGES + 9)
    const at = pageAt(window, rowsBefore(window) - 1)
    expect(at).toEqual({ page: 9, cursor: 'c9', adjoins: true })
    const back = again(window, at ?? expect.fail(), page(9))
    expect([back.list.rows[0]?.id, rowsBefore(back)]).toEqual([9 * SIZE, 9 * SIZE])
    expect([back.list.rows.length, back.next, back.list.complete]).toEqual([MOST_ROWS, `c${PAGES + 9}`, false])
    expect(below(back, page(PAGES + 9)).list.rows.at(-1)?.id).toBe((PAGES + 10) * SIZE - 1)
  })

  it('begins anew where one leaps to, with what stands before it known', () => {
    const window = walked(PAGES + 99)
    const at = pageAt(window, 0)
    expect(at).toEqual({ page: 0, cursor: null, adjoins: false })
    const top = again(window, at ?? expect.fail(), page(0))
    expect([top.list.rows.map((row) => row.id), rowsBefore(top), top.next]).toEqual([page(0).items.map((row) => row.id), 0, 'c1'])
    const middle = again(window, pageAt(window, 50 * SIZE + 7) ?? expect.fail(), page(50))
    expect([middle.list.rows[0]?.id, rowsBefore(middle), middle.next]).toEqual([50 * SIZE, 50 * SIZE, 'c51'])
  })

  it('has no page above where it keeps the rows', () => {
    expect(pageAt(walked(3), 0)).toBeNull()
    const window = walked(PAGES + 1)
    expect(pageAt(window, rowsBefore(window))).toBeNull()
  })

  it('doubles nothing that moved between two readings', () => {
    const window = walked(PAGES + 1)
    const moved = { ...page(1), items: [...page(1).items.slice(1), someRow({ id: 2 * SIZE, version: 9 })] }
    const back = again(window, pageAt(window, SIZE) ?? expect.fail(), moved)
    const ids = back.list.rows.map((row) => row.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(back.list.rows.find((row) => row.id === 2 * SIZE)?.version).toBe(9)
  })

  it('keeps on where the first row of a page is gone', () => {
    let window = walked(PAGES - 1)
    window = { ...window, list: { ...window.list, rows: window.list.rows.filter((row) => row.id !== SIZE) } }
    for (let at = PAGES; at < PAGES + 40; at += 1) window = below(window, page(at))
    expect(window.list.rows.length).toBeLessThanOrEqual(MOST_ROWS)
    expect(rowsBefore(window)).toBe((window.list.rows[0]?.id ?? 0) - 1)
  })
})
