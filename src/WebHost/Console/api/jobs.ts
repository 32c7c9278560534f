import { get, newKey, post, type Query } from './http'
import type { Assignee, BulkAction, BulkItem, Importance, Job, JobResult, Page, Status } from './types'
import type { ViewQuery } from './views'

/** What is done to each of the tickets; a value belongs to one action alone, but for the status that is set with a reply. */
export interface BulkWish {
  action: BulkAction
  assignee?: Assignee
  status?: Status
  importance?: Importance
  tags?: string[]
  body?: string
  /** The ticket that stays. */
  into?: number
  /** An inquiry type's id; null takes it away. */
  type?: string | null
}

/** Which tickets: those that are named, or whatever a list finds when the server looks. */
export type BulkTickets = { tickets: number[] } | { query: Partial<ViewQuery> }

/** What the hub says of a job, some times a second. */
export type JobProgress = Pick<Job, 'id' | 'state' | 'total' | 'done' | 'failed' | 'undoable' | 'undoUntil' | 'endedAt'>

export const bulkApi = {
  /** A few are changed at once and answered one by one; many, and what takes its time, become a job. */
  change: (which: BulkTickets, wish: BulkWish) => post<Page<BulkItem> | Job>('/tickets/bulk', { ...which, ...wish }, { 'Idempotency-Key': newKey() }),
}

export const jobsApi = {
  list: () => get<Page<Job>>('/jobs', { limit: 20 }),
  get: (job: string) => get<Job>(`/jobs/${job}`),
  results: (job: string, query: Query) => get<Page<JobResult>>(`/jobs/${job}/results`, query),
  cancel: (job: string) => post<Job>(`/jobs/${job}/cancel`),
  undo: (job: string) => post<Job>(`/jobs/${job}/undo`),
}
