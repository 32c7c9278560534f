import type { TicketRow } from '@/api/types'

/** The rows on the screen, and the new ones that wait until the reader wants them. */
export interface RowList {
  rows: readonly TicketRow[]
  waiting: readonly TicketRow[]
  /** Of the rows, those that fit no more: they keep their place until they are let go, so that nothing jumps away under the pointer. */
  leaving: ReadonlySet<number>
  /** Whether the last page has been read. */
  complete: boolean
}

export interface Rule {
  matches: (row: TicketRow) => boolean
  compare: (a: TicketRow, b: TicketRow) => number
}

export const emptyList: RowList = { rows: [], waiting: [], leaving: new Set(), complete: false }

/**
 * A page read from the server follows what is there; a row that is known by then is kept where it is newer. The last pages of a walk bring rows
 * that changed meanwhile and stand elsewhere by now, so a page that follows others is put in order.
 */
export function append(list: RowList, page: readonly TicketRow[], complete: boolean, compare?: Rule['compare']): RowList {
  const known = new Set(list.rows.map((row) => row.id))
  const fresh = page.filter((row) => !known.has(row.id))
  const all = [...newest(list.rows, page), ...fresh]
  const shown = new Set(page.map((row) => row.id))
  const leaving = without(list.leaving, shown)
  return { rows: compare ? arrange(all, leaving, compare) : all, waiting: list.waiting.filter((row) => !shown.has(row.id)), leaving, complete }
}

/** The same rows in the same places, each as the newer of two readings has it. */
export function newest(rows: readonly TicketRow[], page: readonly TicketRow[]): TicketRow[] {
  const read = new Map(page.map((row) => [row.id, row]))
  return rows.map((row) => {
    const other = read.get(row.id)
    return other && other.version > row.version ? other : row
  })
}

/** A changed row from the feed. While `held`, nothing moves: new rows wait, known ones change where they stand. */
export function patch(list: RowList, row: TicketRow, rule: Rule, held: boolean): RowList {
  const index = list.rows.findIndex((one) => one.id === row.id)
  const known = list.rows[index] ?? list.waiting.find((one) => one.id === row.id)
  if (known && known.version >= row.version) return list
  const wanted = rule.matches(row)
  if (index >= 0) {
    const rows = list.rows.map((one) => (one.id === row.id ? row : one))
    const leaving = wanted ? without(list.leaving, new Set([row.id])) : new Set([...list.leaving, row.id])
    return { ...list, leaving, rows: held ? rows : arrange(rows, leaving, rule.compare) }
  }
  const waiting = list.waiting.filter((one) => one.id !== row.id)
  if (!wanted || isBeyond(list, row, rule)) return waiting.length === list.waiting.length ? list : { ...list, waiting }
  if (held) return { ...list, waiting: [...waiting, row] }
  return { ...list, waiting, rows: arrange([...list.rows, row], list.leaving, rule.compare) }
}

export function take(list: RowList, tickets: readonly number[]): RowList {
  const away = new Set(tickets)
  const stays = (row: TicketRow) => !away.has(row.id)
  return { ...list, rows: list.rows.filter(stays), waiting: list.waiting.filter(stays), leaving: without(list.leaving, away) }
}

/** Of these, those that still fit no more are gone; one that came back meanwhile stays. */
export function letGo(list: RowList, tickets: readonly number[]): RowList {
  const away = new Set(tickets.filter((ticket) => list.leaving.has(ticket)))
  if (away.size === 0) return list
  return { ...list, rows: list.rows.filter((row) => !away.has(row.id)), leaving: without(list.leaving, away) }
}

/** The beginning of a list that was read again: what stood in it and would still, but is gone, leaves as softly as what the feed tells of. */
export function softly(before: RowList, now: RowList, compare: Rule['compare']): RowList {
  const there = new Set(now.rows.map((row) => row.id))
  const last = now.rows.at(-1)
  const rows = [...now.rows]
  const leaving = new Set(now.leaving)
  before.rows.forEach((row, at) => {
    if (there.has(row.id) || (!now.complete && (last === undefined || compare(row, last) > 0))) return
    rows.splice(at, 0, row)
    leaving.add(row.id)
  })
  return { ...now, rows, leaving }
}

/** Let in what waited, and put everything where it belongs. */
export function settle(list: RowList, rule: Rule): RowList {
  return { ...list, rows: arrange([...list.rows, ...list.waiting], list.leaving, rule.compare), waiting: [] }
}

/** In order, but for what is leaving: that stays at its place, whatever its order would be now. */
function arrange(rows: readonly TicketRow[], leaving: ReadonlySet<number>, compare: Rule['compare']): TicketRow[] {
  const arranged = rows.filter((row) => !leaving.has(row.id)).sort(compare)
  if (leaving.size > 0) rows.forEach((row, at) => { if (leaving.has(row.id)) arranged.splice(at, 0, row) })
  return arranged
}

function without(leaving: ReadonlySet<number>, away: ReadonlySet<number>): ReadonlySet<number> {
  return leaving.size === 0 ? leaving : new Set([...leaving].filter((ticket) => !away.has(ticket)))
}

/** Past the last row that was read the list is not known, so a row there comes with its page. */
function isBeyond(list: RowList, row: TicketRow, rule: Rule): boolean {
  const last = list.rows.findLast((one) => !list.leaving.has(one.id))
  return !list.complete && last !== undefined && rule.compare(row, last) > 0
}
