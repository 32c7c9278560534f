import { get, newKey, post, type Query } from './http'
import type { Assignee, Importance, Page, Status } from './types'
import type { ViewQuery } from './views'

export type BulkAction =
  | 'assign' | 'status' | 'importance' | 'tag' | 'untag' | 'delete' | 'restore' | 'spam' | 'noSpam' | 'block' | 'unblock' | 'memo' | 'reply' | 'merge'

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
}

/** Which tickets: those that are named, or whatever a list finds when the server looks. */
export type BulkTickets = { tickets: number[] } | { query: Partial<ViewQuery> }

/** What became of one ticket that was changed at once. */
export interface BulkItem {
  ticket: number
  version: number | null
  code: string | null
  detail: string | null
  values?: Record<string, string> | null
}

export type JobState = 'running' | 'cancelling' | 'done' | 'cancelled' | 'undoing' | 'undone'

/** Work on many tickets that goes on by itself, whoever looks. */
export interface Job {
  id: string
  kind: string
  action: BulkAction
  /** What was asked, as it was asked. */
  values: Partial<Omit<BulkWish, 'action'>>
  state: JobState
  total: number
  /** Tickets without a refusal; while it is undone and after, those that were set back. */
  done: number
  /** Tickets that were refused; while it is undone and after, those that somebody changed since, which stay. */
  failed: number
  undoable: boolean
  undoUntil: string | null
  createdAt: string
  endedAt: string | null
  by: string
}

/** What the hub says of a job, some times a second. */
export type JobProgress = Pick<Job, 'id' | 'state' | 'total' | 'done' | 'failed' | 'undoable' | 'undoUntil' | 'endedAt'>

export interface JobResult extends BulkItem {
  outcome: 'done' | 'failed' | 'skipped' | 'undone' | 'kept'
}

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
