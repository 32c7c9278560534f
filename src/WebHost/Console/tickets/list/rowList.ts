import type { TicketRow } from '@/api/types'

/** The rows on the screen, and the new ones that wait until the reader wants them. */
export interface RowList {
  rows: readonly TicketRow[]
  waiting: readonly TicketRow[]
  /** Whether the last page has been read. */
  complete: boolean
}

export interface Rule {
  matches: (row: TicketRow) => boolean
  compare: (a: TicketRow, b: TicketRow) => number
}

export const emptyList: RowList = { rows: [], waiting: [], complete: false }

/**
 * A page read from the server follows what is there; a row that is known by then is kept where it is newer. The last pages of a walk bring rows
 * that changed meanwhile and stand elsewhere by now, so a page that follows others is put in order.
 */
export function append(list: RowList, page: readonly TicketRow[], complete: boolean, compare?: Rule['compare']): RowList {
  const known = new Map(list.rows.map((row) => [row.id, row]))
  const fresh = page.filter((row) => !known.has(row.id))
  const newer = new Map(page.map((row) => [row.id, row]))
  const rows = list.rows.map((row) => {
    const read = newer.get(row.id)
    return read && read.version > row.version ? read : row
  })
  const shown = new Set(page.map((row) => row.id))
  const all = [...rows, ...fresh]
  return { rows: compare ? all.sort(compare) : all, waiting: list.waiting.filter((row) => !shown.has(row.id)), complete }
}

/** A changed row from the feed. While `held`, nothing moves: new rows wait, known ones change where they stand. */
export function patch(list: RowList, row: TicketRow, rule: Rule, held: boolean): RowList {
  const index = list.rows.findIndex((one) => one.id === row.id)
  const known = list.rows[index] ?? list.waiting.find((one) => one.id === row.id)
  if (known && known.version >= row.version) return list
  const wanted = rule.matches(row)
  if (index >= 0) {
    if (!wanted) return { ...list, rows: list.rows.filter((one) => one.id !== row.id) }
    const rows = list.rows.map((one) => (one.id === row.id ? row : one))
    return { ...list, rows: held ? rows : rows.sort(rule.compare) }
  }
  const waiting = list.waiting.filter((one) => one.id !== row.id)
  if (!wanted || isBeyond(list, row, rule)) return waiting.length === list.waiting.length ? list : { ...list, waiting }
  if (held) return { ...list, waiting: [...waiting, row] }
  return { ...list, waiting, rows: [...list.rows, row].sort(rule.compare) }
}

export function take(list: RowList, tickets: readonly number[]): RowList {
  const away = new Set(tickets)
  const stays = (row: TicketRow) => !away.has(row.id)
  return { ...list, rows: list.rows.filter(stays), waiting: list.waiting.filter(stays) }
}

/** Let in what waited, and put everything where it belongs. */
export function settle(list: RowList, rule: Rule): RowList {
  return { ...list, rows: [...list.rows, ...list.waiting].sort(rule.compare), waiting: [] }
}

/** Past the last row that was read the list is not known, so a row there comes with its page. */
function isBeyond(list: RowList, row: TicketRow, rule: Rule): boolean {
  const last = list.rows.at(-1)
  return !list.complete && last !== undefined && rule.compare(row, last) > 0
}
