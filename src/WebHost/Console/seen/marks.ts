/** A time as microseconds since 1970: the server tells them finer than a Date keeps them, and "unread" is one of them. */
export function micros(time: string): number {
  const fraction = /\.(\d+)/.exec(time)?.[1] ?? ''
  return Date.parse(time) * 1000 + Number(fraction.padEnd(6, '0').slice(3, 6))
}

/** What one has read: a moment for all, and moments for the tickets that were opened or marked. */
export interface Marks {
  before: number
  tickets: ReadonlyMap<number, number>
}

export const isUnread = (marks: Marks | null, ticket: number, lastMessageAt: string): boolean =>
  marks !== null && micros(lastMessageAt) > (marks.tickets.get(ticket) ?? marks.before)

/** What was seen on another device; it may also have been marked as unread there. */
export function withMark(marks: Marks, ticket: number, at: string): Marks {
  return { ...marks, tickets: new Map(marks.tickets).set(ticket, micros(at)) }
}
