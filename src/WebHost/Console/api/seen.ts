import { get, post, put } from './http'

export interface SeenTickets {
  before: string
  items: { ticket: number; at: string }[]
}

export const seenApi = {
  of: (tickets: number[]) => get<SeenTickets>(`/me/seen?${tickets.map((ticket) => `ticket=${ticket}`).join('&')}`),
  all: () => post<SeenTickets>('/me/seen/all'),
  saw: (ticket: number, at: string) => put(`/tickets/${ticket}/seen`, { at }),
  unsee: (ticket: number) => put(`/tickets/${ticket}/seen`, { unread: true }),
}
