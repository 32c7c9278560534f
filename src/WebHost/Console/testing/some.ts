import type { TicketRow, TimelineItem } from '@/api/types'

/** A believable row; a test says only what it is about. */
export function someRow(wish: Partial<TicketRow> = {}): TicketRow {
  return {
    id: 1, version: 1, brand: 'b1', channel: { id: 'c1', kind: 'email' }, box: 'open', subject: 'Hello', preview: '', status: 'new', importance: 'medium',
    assignee: { member: null, group: null }, tags: [], customer: { id: 'p1', name: 'Haneul Kim', email: 'haneul@mail.example' },
    createdAt: '2026-11-20T10:00:00Z', updatedAt: '2026-11-20T10:00:00Z', lastMessageAt: '2026-11-20T10:00:00Z', messages: 1, deliveryFailed: false, snoozeUntil: null, links: [],
    mergedInto: null, boxedAt: null, type: null, ...wish,
  }
}

export function someItem(wish: Partial<TimelineItem> = {}): TimelineItem {
  const version = wish.version ?? 1
  return {
    id: `e${version}`, version, at: '2026-11-20T10:00:00Z', type: 'message', actor: { kind: 'customer', id: 'p1', name: 'Haneul Kim' }, text: 'Hello', html: null, ...wish,
  }
}
