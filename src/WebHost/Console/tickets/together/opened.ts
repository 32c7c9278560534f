import type { Editor } from '@tiptap/core'
import * as Y from 'yjs'
import type { Draft, Mode } from '../composer/drafts'
import { bind, type Binding } from './binding'
import { placeOf, showCarets } from './carets'
import { DraftSync } from './draftSync'
import { KeptDraft } from './keptDraft'
import type { DraftPort, DraftWord, SentDraft, Writer } from './protocol'
import { fieldsOf, holderOf, REMOTE, setFields, setHolder, whenFieldsChange, whenHolderChanges, type Fields } from './sharedDoc'

const KEEP_MS = 300
const POINT_MS = 150

export interface OpenedListener {
  fields: (fields: Fields) => void
  people: (others: Writer[]) => void
  /** The member who has taken the text over. */
  holder: (member: string | null) => void
  sent: (by: string) => void
  full: (is: boolean) => void
}

export interface OpenedPort extends DraftPort {
  point: (place: string | null) => void
  close: () => void
}

/** One draft that is open in the editor: the document, what this browser keeps of it, and the line to the server. */
export class OpenedDraft {
  private readonly doc = new Y.Doc()
  private readonly sync: DraftSync
  private readonly kept: KeptDraft
  private readonly binding: Binding
  private readonly restored: boolean
  private keeping: ReturnType<typeof setTimeout> | undefined
  private pointing: ReturnType<typeof setTimeout> | undefined
  private place: string | null = null

  constructor(
    private readonly editor: Editor,
    private readonly port: OpenedPort,
    private readonly listener: OpenedListener,
    private readonly where: { member: string; ticket: number; mode: Mode },
    draft: Draft,
  ) {
    const client = `${this.doc.clientID.toString(36)}-${Date.now().toString(36)}`
    this.kept = new KeptDraft(where.member, where.ticket, where.mode, client)
    this.restored = this.kept.restore(this.doc, REMOTE)
    this.sync = new DraftSync(this.doc, port, client, {
      people: (people, seat) => { this.show(people.filter((one) => one.seat !== seat)) },
      sent: listener.sent,
      full: listener.full,
    })
    this.binding = bind(editor, this.doc)
    this.adopt(draft)
    whenFieldsChange(this.doc, listener.fields)
    listener.fields(fieldsOf(this.doc))
    whenHolderChanges(this.doc, listener.holder)
    listener.holder(holderOf(this.doc))
    this.doc.on('update', this.keepSoon)
    editor.on('selectionUpdate', this.pointSoon)
    editor.on('focus', this.pointSoon)
    editor.on('blur', this.pointSoon)
    window.addEventListener('pagehide', this.keep)
    this.keep()
  }

  join(): void {
    void this.sync.join(this.restored)
  }

  lost(): void {
    this.sync.lost()
  }

  hear(word: DraftWord): void {
    this.sync.hear(word)
  }

  setFields(fields: Fields): void {
    setFields(this.doc, fields)
  }

  /** Null: it is everybody's again. */
  hold(member: string | null): void {
    setHolder(this.doc, member)
  }

  /** What stands here at this moment, as it is sent. `draft` is null where the server never answered for it: then it hears later that this was taken out. */
  sending(): { draft: SentDraft | null; sent: () => void } {
    return this.sync.sending()
  }

  pause(): void {
    this.binding.pause()
  }

  undo(): void {
    this.binding.undo()
  }

  redo(): void {
    this.binding.redo()
  }

  /** Whoever leaves holds nothing; a page that is loaded anew does not leave. */
  release(): void {
    if (holderOf(this.doc) === this.where.member) this.hold(null)
    clearTimeout(this.keeping)
    clearTimeout(this.pointing)
    this.doc.off('update', this.keepSoon)
    this.editor.off('selectionUpdate', this.pointSoon)
    this.editor.off('focus', this.pointSoon)
    this.editor.off('blur', this.pointSoon)
    window.removeEventListener('pagehide', this.keep)
    this.keep()
    this.binding.release()
    void this.sync.leave().finally(() => {
      this.keep()
      this.port.close()
      this.doc.destroy()
    })
  }

  private adopt(draft: Draft): void {
    const { attachments, cc, bcc, declined } = draft
    const now = fieldsOf(this.doc)
    setFields(this.doc, {
      attachments: [...now.attachments, ...attachments.filter((file) => now.attachments.every((one) => one.id !== file.id))],
      cc: now.cc ?? cc, bcc: now.bcc ?? bcc, declined: now.declined ?? declined,
    })
  }

  private show(others: Writer[]): void {
    this.listener.people(others)
    showCarets(this.editor.view, others)
  }

  private readonly keepSoon = (): void => {
    clearTimeout(this.keeping)
    this.keeping = setTimeout(this.keep, KEEP_MS)
  }

  private readonly keep = (): void => {
    this.kept.save(this.doc, this.sync.unsaid)
  }

  private readonly pointSoon = (): void => {
    this.pointing ??= setTimeout(() => {
      this.pointing = undefined
      const place = this.editor.isFocused ? placeOf(this.editor.state) : null
      if (place === this.place) return
      this.place = place
      this.port.point(place)
    }, POINT_MS)
  }
}
