import type { TicketRow } from '@/api/types'

/** The tickets of a customer that came in one month. */
export interface Month {
  /** "2026-11". */
  month: string
  open: number
  done: number
}

const LEAST = 12
const MOST = 18

/** Month by month up to this one, from the first of which all tickets are known. */
export function monthsOf(rows: readonly Pick<TicketRow, 'createdAt' | 'status'>[], now: Date, complete: boolean): Month[] {
  const counted = new Map<string, Month>()
  let first = keyOf(now)
  for (const row of rows) {
    const month = keyOf(new Date(row.createdAt))
    const there = counted.get(month) ?? { month, open: 0, done: 0 }
    if (row.status === 'completed') there.done += 1
    else there.open += 1
    counted.set(month, there)
    if (month < first) first = month
  }
  const months: Month[] = []
  for (let back = 0; months.length < MOST; back += 1) {
    const month = keyOf(new Date(now.getFullYear(), now.getMonth() - back, 1))
    // Of the month in which the known ones end some may be missing.
    if (back >= LEAST && (month < first || (!complete && month === first))) break
    months.unshift(counted.get(month) ?? { month, open: 0, done: 0 })
  }
  return months
}

function keyOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
}
