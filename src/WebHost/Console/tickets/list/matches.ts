import type { BoxName, TicketRow } from '@/api/types'
import { importances } from '../words'
import type { Question, Sort } from './filters'

export interface Viewer {
  id: string
  groups: string[]
}

/** Whether the server would list this row. Server and console answer the cases of one table: tests/Data/lists/tickets.json. */
export function matches(row: TicketRow, asked: Question, viewer: Viewer): boolean {
  return isInBox(row, asked.box, viewer) && isWanted(row, asked, viewer)
}

function isInBox(row: TicketRow, box: BoxName, viewer: Viewer): boolean {
  if (box === 'blocked' || box === 'deleted' || box === 'asleep') return row.box === box
  if (row.box !== 'open') return false
  switch (box) {
    case 'all':
      return true
    case 'mine':
      return row.assignee.member === viewer.id
    case 'groups':
      return row.assignee.group !== null && viewer.groups.includes(row.assignee.group)
    case 'unassigned':
      return isUnassigned(row)
    case 'googlePlay':
      return row.channel?.kind === 'googlePlay'
  }
}

function isWanted(row: TicketRow, asked: Question, viewer: Viewer): boolean {
  const { brand, status, importance, assignee, channel, type, stars, rating, tag, customer, from, to, q } = asked
  if (brand !== null && row.brand !== brand) return false
  if (status.length > 0 && !status.includes(row.status)) return false
  if (importance.length > 0 && !importance.includes(row.importance)) return false
  if (channel !== null && row.channel?.id !== channel) return false
  if (type.length > 0 && !type.includes(row.type ?? 'none')) return false
  if (stars.length > 0 && !stars.includes(row.stars ?? 0)) return false
  if (rating.length > 0 && !rating.includes(row.customerRating ?? 'general')) return false
  if (tag !== null && !row.tags.includes(tag)) return false
  if (customer !== null && row.customer.id !== customer) return false
  if (assignee !== null && !isAssigned(row, assignee, viewer)) return false
  if (from !== null && compareTimes(row.createdAt, from) < 0) return false
  if (to !== null && compareTimes(row.createdAt, to) >= 0) return false
  return q === null || isFound(row, q)
}

function isAssigned(row: TicketRow, assignee: string, viewer: Viewer): boolean {
  return assignee === 'none' ? isUnassigned(row) : row.assignee.member === (assignee === 'me' ? viewer.id : assignee)
}

function isUnassigned(row: TicketRow): boolean {
  return row.assignee.member === null && row.assignee.group === null
}

/** A number may be a ticket's, and the start of an address as well. */
function isFound(row: TicketRow, q: string): boolean {
  if (row.id === numberOf(q)) return true
  return row.customer.email?.toLowerCase().startsWith(q.toLowerCase()) ?? false
}

/** As people write and copy it: 1042, #1042, [#1042], in wide signs too. */
function numberOf(q: string): number | null {
  const plain = /^(?:\[([^]*)\]|([^[][^]*))$/.exec(q.normalize('NFKC'))
  const digits = /^\s*#*\s*(\d+)\s*$/.exec(plain?.[1] ?? plain?.[2] ?? '')
  return digits ? Number(digits[1]) : null
}

/** The order of the server's lists; what is equal goes by the number, so that the order never wavers. */
export function comparer(sort: Sort): (a: TicketRow, b: TicketRow) => number {
  const compare = rising[sort.replace('-', '')] ?? byUpdate
  const sign = sort.startsWith('-') ? -1 : 1
  return (a, b) => sign * (compare(a, b) || a.id - b.id)
}

const byUpdate = (a: TicketRow, b: TicketRow) => compareTimes(a.updatedAt, b.updatedAt)

const rising: Record<string, (a: TicketRow, b: TicketRow) => number> = {
  updated: byUpdate,
  created: (a, b) => compareTimes(a.createdAt, b.createdAt),
  importance: (a, b) => importances.indexOf(a.importance) - importances.indexOf(b.importance) || byUpdate(a, b),
}

/** The server tells times to the millionth of a second, a Date only to the thousandth. */
function compareTimes(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || microseconds(a) - microseconds(b)
}

function microseconds(time: string): number {
  return Number((/\.(\d+)/.exec(time)?.[1] ?? '').padEnd(6, '0').slice(3, 6))
}
