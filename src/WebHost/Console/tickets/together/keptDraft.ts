import * as Y from 'yjs'
import type { Mode } from '../composer/drafts'
import { fromBase64, toBase64 } from './base64'
import { isBlank } from './sharedDoc'

/** More than a draft may be on the server; a browser has some megabytes for all of them. */
const LARGEST = 1_000_000

interface Kept {
  savedAt: number
  state: string
  /** Something in it was not said to the server when it was kept. */
  unsaid: boolean
  by: string
}

/** What was being written, as this browser has it: what is not on the server yet outlives a reload, and two tabs keep what both have. */
export class KeptDraft {
  private readonly key: string

  constructor(
    member: string,
    ticket: number,
    mode: Mode,
    private readonly tab: string,
    private readonly storage: Storage = localStorage,
    private readonly now: () => number = Date.now,
  ) {
    // The month after which nobody comes back to it is counted with the other drafts'.
    this.key = `oqupie.draft.${member}.${ticket}.${mode}`
  }

  /** Puts what is kept into the document. @returns Whether the server may lack some of it. */
  restore(doc: Y.Doc, origin: unknown): boolean {
    const kept = this.read()
    if (!kept) return false
    Y.applyUpdate(doc, fromBase64(kept.state), origin)
    return kept.unsaid
  }

  save(doc: Y.Doc, unsaid: boolean): void {
    const before = this.read()
    const other = before?.unsaid === true && before.by !== this.tab
    if (!unsaid && !other && isBlank(doc)) return this.storage.removeItem(this.key)
    const mine = Y.encodeStateAsUpdate(doc)
    const state = toBase64(other ? Y.mergeUpdates([fromBase64(before.state), mine]) : mine)
    try {
      if (state.length > LARGEST) return
      const kept: Kept = { savedAt: this.now(), state, unsaid: unsaid || other, by: this.tab }
      this.storage.setItem(this.key, JSON.stringify(kept))
    } catch {
      // A full storage must not stop somebody from writing; the text is in the editor, and soon on the server.
    }
  }

  private read(): Kept | null {
    try {
      const kept = JSON.parse(this.storage.getItem(this.key) ?? 'null') as Kept | null
      if (kept) Y.decodeUpdate(fromBase64(kept.state))
      return kept
    } catch {
      return null
    }
  }
}
