import { get } from './http'
import type { Page } from './types'

/** Words stand in a draft. Nobody named: they stand there no more. */
export interface DraftMark {
  ticket: number
  mode: 'reply' | 'memo'
  /** Members and keys, the first writer first. */
  by: string[]
}

export const draftsApi = {
  marks: (tickets: number[]) => get<Page<DraftMark>>(`/drafts?${tickets.map((ticket) => `ticket=${ticket}`).join('&')}`),
}
