import type { DraftMark } from '@/api/drafts'
import type { JobProgress } from '@/api/jobs'
import type { Actor, Counts, TicketRow } from '@/api/types'
import type { DraftWord } from '@/tickets/together/protocol'

/** How far a brand's feed has been heard. */
export interface Position {
  brand: string
  epoch: string
  n: number
}

export interface Entry extends Position {
  /** The last number told to this audience before `n`. */
  prev: number
  kind: string
  id: string
  version: number
  row: TicketRow
  what: string[]
  by: Actor | null
}

export interface Person {
  id: string
  name: string
  typing: 'reply' | 'memo' | null
}

export interface WatchAnswer {
  epoch: string
  n: number
  feeds: Position[]
  presence: { ticket: number; people: Person[] }[]
}

export interface SinceAnswer {
  epoch: string
  n: number
  reset: boolean
  entries: Entry[]
}

export type ChangedKind = 'me' | 'tickets' | 'brands' | 'channels' | 'members' | 'groups'

/** A section of a knowledge base in which something is other than it was; null for the categories. Deep: and so is what lies deeper. */
export interface ChangedSection {
  section: string | null
  deep: boolean
}

export interface LiveEvents {
  happened: (entries: Entry[]) => void
  gone: (tickets: (number | string)[]) => void
  presence: (ticket: number | string, people: Person[]) => void
  /** How many tickets the boxes of a brand hold, or of all brands that are watched where it is null. */
  counts: (brand: string | null, counts: Counts) => void
  knowledge: (brand: string, sections: ChangedSection[]) => void
  /** What calls the one who is signed in is to be read again. */
  notified: () => void
  /** The one who is signed in has read a ticket up to a moment, perhaps elsewhere; null: what they have read is to be asked again. */
  seen: (ticket: number | string | null, at: string | null) => void
  /** How far a job of the one who is signed in has come; null: their jobs are to be read again. */
  job: (job: JobProgress | null) => void
  /** What happens to a text that is written together. */
  draft: (ticket: number | string, mode: string, word: DraftWord) => void
  /** Whether words stand in these drafts, and whose. */
  drafting: (marks: DraftMark[]) => void
  changed: (kind: ChangedKind) => void
}

/** The wire below the live session. `start` rejects when it cannot connect; `lost` is called when a made connection ends. */
export interface Transport {
  start: (events: LiveEvents, lost: () => void) => Promise<void>
  stop: () => Promise<void>
  invoke: <T>(method: string, ...args: unknown[]) => Promise<T>
}
