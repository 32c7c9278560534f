import type { BoxName, TicketRow } from '@/api/types'
import { importances } from '../words'
import { startOf, type Filters, type Sort } from './filters'

export interface Viewer {
  id: string
  groups: string[]
}

/** Whether the server would list this row in the box under these filters. */
export function matches(row: TicketRow, box: BoxName, filters: Filters, viewer: Viewer, now: Date): boolean {
  return isInBox(row, box, viewer) && isWanted(row, filters, viewer, now)
}

function isInBox(row: TicketRow, box: BoxName, viewer: Viewer): boolean {
  if (box === 'blocked' || box === 'deleted') return row.box === box
  if (row.box !== 'open') return false
  switch (box) {
    case 'all':
      return true
    case 'mine':
      return row.assignee.member === viewer.id
    case 'groups':
      return row.assignee.group !== null && viewer.groups.includes(row.assignee.group)
    case 'unassigned':
      return row.assignee.member === null && row.assignee.group === null
    case 'googlePlay':
      return row.channel?.kind === 'googlePlay'
  }
}

function isWanted(row: TicketRow, filters: Filters, viewer: Viewer, now: Date): boolean {
  const { brand, status, importance, assignee, channel, tag, period, q } = filters
  if (brand !== null && row.brand !== brand) return false
  if (status.length > 0 && !status.includes(row.status)) return false
  if (importance.length > 0 && !importance.includes(row.importance)) return false
  if (channel && row.channel?.id !== channel) return false
  if (tag && !row.tags.includes(tag)) return false
  if (assignee === 'none' && row.assignee.member !== null) return false
  if (assignee && assignee !== 'none' && row.assignee.member !== (assignee === 'me' ? viewer.id : assignee)) return false
  const from = startOf(period, now)
  if (from !== null && new Date(row.createdAt) < from) return false
  return q.trim() === '' || isFound(row, q.trim())
}

function isFound(row: TicketRow, q: string): boolean {
  if (/^#?\d+$/.test(q)) return row.id === Number(q.replace('#', ''))
  return row.customer.email?.toLocaleLowerCase().startsWith(q.toLocaleLowerCase()) ?? false
}

/** The order of the server's lists; equal rows stand by number, so that the order never wavers. */
export function comparer(sort: Sort): (a: TicketRow, b: TicketRow) => number {
  const falling = sort.startsWith('-')
  const key = (row: TicketRow): number => {
    if (sort.endsWith('updated')) return Date.parse(row.updatedAt)
    if (sort.endsWith('created')) return Date.parse(row.createdAt)
    return importances.indexOf(row.importance)
  }
  return (a, b) => (falling ? key(b) - key(a) || b.id - a.id : key(a) - key(b) || a.id - b.id)
}
