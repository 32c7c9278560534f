import { get } from './http'
import type { TicketHits } from './types'

export type HitSort = 'best' | 'newest'

export const searchApi = {
  tickets: (query: { q: string; sort?: HitSort; cursor?: string | null; limit?: number }, signal?: AbortSignal) =>
    get<TicketHits>('/tickets/search', { ...query, east: -new Date().getTimezoneOffset() }, signal),
}
