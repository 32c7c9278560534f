import { get, post } from './http'
import type { Mentionable, Notification, NotificationPage } from './types'

export const notificationsApi = {
  page: (cursor: string | null = null, limit = 30) => get<NotificationPage>('/notifications', { cursor, limit }),
  open: (notification: Notification) => opened({ id: notification.id }),
  openTicket: (ticket: number) => opened({ ticket }),
  openAll: () => opened({ all: true }),
  /** Whom a memo on the ticket can name. */
  mentionable: async (ticket: number, q: string) => (await get<{ items: Mentionable[] }>(`/tickets/${ticket}/mentionable`, { q })).items,
}

/** @returns How many are left. */
const opened = async (body: { id?: string; ticket?: number; all?: boolean }): Promise<number> => (await post<{ left: number }>('/notifications/opened', body)).left
