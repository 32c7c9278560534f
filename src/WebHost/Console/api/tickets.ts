import { get, newKey, patch, post, remove, type Query } from './http'
import type { SentDraft } from '@/tickets/together/protocol'
import type { Counts, ListCount, Page, ReplySurface, Status, Ticket, TicketPatch, TicketRow, TimelineItem } from './types'

export interface ReplyWish {
  body: string
  format: 'text' | 'html'
  status?: Status
  attachments?: string[]
  seenVersion?: number
  holdSeconds?: number
  cc?: string[]
  bcc?: string[]
  declined?: string[]
  /** Left out: now. */
  sendAt?: string
  sendAnyway?: boolean
  draft?: SentDraft
  /** What was written before it was translated; members alone see it. */
  original?: string
}

export interface ForwardWish {
  to: string[]
  cc?: string[]
  body?: string
  format?: 'text' | 'html'
  attachments?: string[]
  /** Left out: all messages and replies. */
  items?: string[]
  /** The answer to an earlier forward that it answers. */
  answers?: string
  holdSeconds?: number
}

/** A text that was taken back, as it was written. */
export interface WithdrawnReply {
  body: string
  format: 'text' | 'html'
  attachments: string[]
  cc?: string[]
  bcc?: string[]
  /** What it was before it was translated. */
  original?: string
}

export interface NewTicketWish {
  brand: string
  subject: string
  body: string
  format?: 'text' | 'html'
  customer: { email: string; name: string }
}

export const ticketsApi = {
  list: (query: Query, signal?: AbortSignal) => get<Page<TicketRow>>('/tickets', query, signal),
  count: (query: Query) => get<ListCount>('/tickets/count', query),
  counts: (brand: string | null) => get<Counts>('/tickets/counts', { brand }),
  make: (wish: NewTicketWish, key = newKey()) => post<Ticket>('/tickets', wish, { 'Idempotency-Key': key }),
  get: (ticket: number) => get<Ticket>(`/tickets/${ticket}`),
  change: (ticket: number, wish: TicketPatch) => patch<Ticket>(`/tickets/${ticket}`, wish),
  timeline: (ticket: number, query: { after?: number; before?: string | number; limit?: number }) =>
    get<Page<TimelineItem>>(`/tickets/${ticket}/timeline`, query),
  surface: (ticket: number) => get<ReplySurface>(`/tickets/${ticket}/reply-surface`),
  reply: (ticket: number, wish: ReplyWish, key: string) =>
    post<TimelineItem>(`/tickets/${ticket}/replies`, wish, { 'Idempotency-Key': key }),
  withdraw: (ticket: number, item: string) =>
    remove<WithdrawnReply>(`/tickets/${ticket}/replies/${item}`),
  withdrawLink: (ticket: number, item: string, file: number) => remove(`/tickets/${ticket}/replies/${item}/files/${file}/link`),
  resend: (ticket: number, item: string) => post<TimelineItem>(`/tickets/${ticket}/replies/${item}/resend`),
  sendNow: (ticket: number, item: string) => post<TimelineItem>(`/tickets/${ticket}/replies/${item}/send-now`),
  forward: (ticket: number, wish: ForwardWish, key: string) =>
    post<TimelineItem>(`/tickets/${ticket}/forward`, wish, { 'Idempotency-Key': key }),
  memo: (ticket: number, wish: { body: string; format: 'text' | 'html'; attachments?: string[]; draft?: SentDraft }, key: string) =>
    post<TimelineItem>(`/tickets/${ticket}/memos`, wish, { 'Idempotency-Key': key }),
}
