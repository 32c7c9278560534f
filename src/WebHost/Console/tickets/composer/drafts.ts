import type { UploadedFile } from '@/api/types'

export type Mode = 'reply' | 'memo'

export interface Draft {
  html: string
  attachments: UploadedFile[]
  /** Left out: those in copy on the ticket. */
  cc?: string[]
  bcc?: string[]
  /** Whom a mail has added and the writer leaves out. */
  declined?: string[]
  /** What the text was before it was translated, for colleagues; left out or empty: it was not. */
  original?: string
}

interface Stored {
  savedAt: number
  reply?: Draft
  memo?: Draft
}

const KEEP = 30 * 24 * 3600 * 1000

export const emptyDraft = (): Draft => ({ html: '', attachments: [] })

export function isEmpty(draft: Draft): boolean {
  const text = draft.html.replace(/<(?!img)[^>]*>/g, '').replace(/&nbsp;/g, ' ')
  return text.trim() === '' && draft.attachments.length === 0
}

/** What somebody was writing, per member and ticket, kept in this browser until it is sent. */
export class Drafts {
  constructor(
    private readonly member: string,
    private readonly storage: Storage = localStorage,
    private readonly now: () => number = Date.now,
  ) {}

  read(ticket: number, mode: Mode): Draft {
    return this.stored(this.key(ticket))?.[mode] ?? emptyDraft()
  }

  save(ticket: number, mode: Mode, draft: Draft): void {
    const key = this.key(ticket)
    const stored: Stored = { ...this.stored(key), savedAt: this.now() }
    if (isEmpty(draft)) stored[mode] = undefined
    else stored[mode] = draft
    try {
      if (stored.reply || stored.memo) this.storage.setItem(key, JSON.stringify(stored))
      else this.storage.removeItem(key)
    } catch {
      // A full storage must not stop somebody from writing; the text is still in the editor.
    }
  }

  has(ticket: number): boolean {
    return this.stored(this.key(ticket)) !== null
  }

  /** Drop what nobody came back to for a month. */
  prune(): void {
    for (const key of Object.keys(this.storage).filter((one) => one.startsWith('oqupie.draft.'))) {
      const stored = this.stored(key)
      if (stored === null || stored.savedAt < this.now() - KEEP) this.storage.removeItem(key)
    }
  }

  private key(ticket: number): string {
    return `oqupie.draft.${this.member}.${ticket}`
  }

  private stored(key: string): Stored | null {
    try {
      return JSON.parse(this.storage.getItem(key) ?? 'null') as Stored | null
    } catch {
      return null
    }
  }
}
