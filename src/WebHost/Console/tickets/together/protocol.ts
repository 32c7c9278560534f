/** A numbered piece of a draft; without data it only counts. With `upTo` it takes out what was sent. */
export interface Piece {
  n: number
  data: string
  upTo?: number
  by?: string
}

/** Who writes: one browser tab each. The name is the server's. */
export interface Writer {
  seat: string
  id: string
  name: string
  place: string | null
}

export interface DraftAnswer {
  n: number
  sent: number
  /** The frames are the whole draft. */
  whole: boolean
  frames: Piece[]
  people: Writer[]
  seat: string | null
}

export interface DraftWord {
  n: number
  sent?: number
  frames: Piece[]
  people?: Writer[]
  compact?: boolean
}

export interface Update {
  client: string
  counter: number
  have: number
  data: string
}

/** The server as one draft sees it. Each call rejects where it could not be asked, or was refused. */
export interface DraftPort {
  open: (have: number) => Promise<DraftAnswer>
  write: (update: Update) => Promise<DraftAnswer>
  since: (have: number) => Promise<DraftAnswer>
  compact: (compact: { upTo: number; data: string }) => Promise<unknown>
}

/** What goes with a reply or memo that was written together. */
export interface SentDraft {
  sent: number
  upTo: number
  data: string
}
