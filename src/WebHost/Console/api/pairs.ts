import { get, post, remove } from './http'
import type { Customer, Page, RelatedTicket, Ticket } from './types'

/** What tickets have to do with one another, and with their customer. */
export const pairsApi = {
  related: (ticket: number) => get<Page<RelatedTicket>>(`/tickets/${ticket}/links`),
  link: (ticket: number, other: number) => post<Ticket>(`/tickets/${ticket}/links`, { ticket: other }),
  unlink: (ticket: number, other: number) => remove<Ticket>(`/tickets/${ticket}/links/${other}`),
  merge: (ticket: number, into: number) => post<Ticket>(`/tickets/${ticket}/merge`, { into }),
  unmerge: (ticket: number) => post<Ticket>(`/tickets/${ticket}/unmerge`),
  split: (ticket: number, items: string[], subject: string) => post<Ticket>(`/tickets/${ticket}/split`, { items, subject: subject || undefined }),
  block: (customer: string, on: boolean) => post<Customer>(`/customers/${customer}/block`, { on }),
}
