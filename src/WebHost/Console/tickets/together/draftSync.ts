import * as Y from 'yjs'
import { fromBase64, toBase64 } from './base64'
import type { DraftAnswer, DraftPort, DraftWord, Piece, SentDraft, Update, Writer } from './protocol'
import { Received } from './received'
import { appendText, clearingOf, lostWords, REMOTE } from './sharedDoc'

/** Keys pressed within so long are one frame, and one commit on the server. */
export const GATHER_MS = 70

/** A piece that came late closes its gap by itself. */
const GAP_MS = 250

/** The server was busy with itself. */
const AGAIN_MS = 1000

/** Frames of ours that may yet turn out to have crossed with a sending. */
const REMEMBERED = 50

export interface DraftListener {
  people?: (people: Writer[], seat: string | null) => void
  /** Somebody sent what stood there; what is left is what they had not seen. */
  sent?: (by: string) => void
  /** True: the server takes no more of this draft; false: it does again. */
  full?: (is: boolean) => void
}

/** Waits, injected so that tests decide how time goes by. */
export type Later = (run: () => void, milliseconds: number) => void

/**
 * One draft and the server: says what is written here, takes what others write, and finds out what it missed. It does not care for the order in which pieces
 * come, nor whether one comes twice; what it must not do is lose one of its own, so a frame is said until it is answered.
 */
export class DraftSync {
  /** Null until it has been joined once. */
  sent: number | null = null
  seat: string | null = null
  private readonly received = new Received()
  private outbox: Uint8Array[] = []
  private flight: { update: Update; data: Uint8Array } | null = null
  private said: { n: number; data: Uint8Array }[] = []
  private counter = 0
  private joined = false
  private wanted = false
  private ended = false
  private waiting = false
  private asking = false
  private saying: Promise<void> = Promise.resolve()
  private compacting = false

  constructor(
    private readonly doc: Y.Doc,
    private readonly port: DraftPort,
    private readonly client: string,
    private readonly listener: DraftListener = {},
    private readonly later: Later = (run, milliseconds) => { setTimeout(run, milliseconds) },
  ) {
    doc.on('update', this.wrote)
  }

  get have(): number {
    return this.received.have
  }

  /** Whether something is here that the server has not said it keeps. */
  get unsaid(): boolean {
    return this.outbox.length > 0 || this.flight !== null
  }

  /** On each connection. `restored` says that the text came from this browser, with things in it that the server may lack. */
  async join(restored = false): Promise<void> {
    if (this.ended) return
    this.wanted = true
    try {
      const answer = await this.port.open(this.have)
      this.joined = true
      if (answer.seat !== null) this.seat = answer.seat
      if (answer.whole) this.sayWhatIsMissing(answer, restored)
      this.take(answer)
    } catch {
      this.later(() => { if (this.wanted && !this.joined) void this.join(restored) }, AGAIN_MS)
      return
    }
    await this.flush()
  }

  /** The line is gone; what is written is kept until it is back. */
  lost(): void {
    this.joined = false
    this.wanted = false
    this.listener.people?.([], this.seat)
  }

  async leave(): Promise<void> {
    await this.saying
    await this.flush()
    this.ended = true
    this.doc.off('update', this.wrote)
  }

  hear(word: DraftWord): void {
    if (!this.joined) return
    this.takeAll(word.frames, word.sent)
    if (word.people) this.listener.people?.(word.people, this.seat)
    if (word.compact) {
      this.compacting = true
      void this.compact()
    }
    this.mindGap(word.n)
  }

  /** What goes with a reply, so that exactly what stands here now is taken out. No draft where the server never answered for this one. */
  sending(): { draft: SentDraft | null; sent: () => void } {
    const clearing = clearingOf(this.doc)
    const draft = this.sent === null ? null : { sent: this.sent, upTo: this.have, data: toBase64(clearing) }
    return { draft, sent: () => { Y.applyUpdate(this.doc, clearing, draft ? REMOTE : undefined) } }
  }

  private readonly wrote = (data: Uint8Array, origin: unknown): void => {
    if (origin === REMOTE) return
    this.outbox.push(data)
    this.flushSoon(GATHER_MS)
  }

  private flushSoon(milliseconds: number): void {
    if (this.waiting || this.ended) return
    this.waiting = true
    this.later(() => {
      this.waiting = false
      void this.flush()
    }, milliseconds)
  }

  private async flush(): Promise<void> {
    if (!this.joined || this.ended) return
    if (this.flight === null) {
      if (this.outbox.length === 0) return void this.compact()
      const data = Y.mergeUpdates(this.outbox)
      this.outbox = []
      this.counter += 1
      this.flight = { update: { client: this.client, counter: this.counter, have: this.have, data: toBase64(data) }, data }
    } else if (this.asking) return
    this.saying = this.say(this.flight)
    await this.saying
  }

  private async say(flight: { update: Update; data: Uint8Array }): Promise<void> {
    if (this.asking) return
    this.asking = true
    try {
      const answer = await this.port.write({ ...flight.update, have: this.have })
      this.flight = null
      this.asking = false
      this.said = [...this.said, { n: answer.n, data: flight.data }].slice(-REMEMBERED)
      this.listener.full?.(false)
      this.take(answer)
      if (this.outbox.length > 0) this.flushSoon(GATHER_MS)
      else void this.compact()
    } catch (error) {
      this.asking = false
      this.failed(error)
    }
  }

  /** Refused for good: what was written stays here, and is said together with what comes next, which may have made it smaller. */
  private failed(error: unknown): void {
    const refused = error instanceof Error && /draft_(full|unfit)/.test(error.message)
    if (!refused) return this.flushSoon(AGAIN_MS)
    if (this.flight) this.outbox.unshift(this.flight.data)
    this.flight = null
    this.listener.full?.(true)
  }

  private take(answer: DraftAnswer): void {
    if (answer.whole) {
      this.apply(answer.frames)
      this.received.all(answer.n)
      this.save(lostWords(this.doc, this.unsaidUpdates(), null))
    }
    this.takeAll(answer.whole ? [] : answer.frames, answer.sent)
    if (answer.people.length > 0) this.listener.people?.(answer.people, this.seat)
    this.mindGap(answer.n)
  }

  private takeAll(frames: Piece[], sent: number | undefined): void {
    const fresh = frames.filter((frame) => !this.received.has(frame.n))
    this.apply(fresh)
    for (const frame of fresh) if (frame.upTo !== undefined) this.wasSent(frame, frame.upTo)
    for (const frame of fresh) this.received.one(frame.n)
    if (sent !== undefined) this.sent = Math.max(this.sent ?? 0, sent)
  }

  private apply(frames: Piece[]): void {
    this.doc.transact(() => {
      for (const frame of frames) if (frame.data !== '') Y.applyUpdate(this.doc, fromBase64(frame.data), REMOTE)
    }, REMOTE)
  }

  private wasSent(frame: Piece, upTo: number): void {
    const ours = [...this.said.filter((one) => one.n > upTo).map((one) => one.data), ...this.unsaidUpdates()]
    this.save(lostWords(this.doc, ours, fromBase64(frame.data)))
    this.listener.sent?.(frame.by ?? '')
  }

  private unsaidUpdates(): Uint8Array[] {
    return [...(this.flight ? [this.flight.data] : []), ...this.outbox]
  }

  private save(words: string): void {
    if (words !== '') appendText(this.doc, words)
  }

  /** All the server has is in the answer: what is here beyond it, it has lost, or never had. */
  private sayWhatIsMissing(answer: DraftAnswer, restored: boolean): void {
    const theirs = new Y.Doc()
    for (const frame of answer.frames) if (frame.data !== '') Y.applyUpdate(theirs, fromBase64(frame.data))
    const known = Y.decodeStateVector(Y.encodeStateVector(theirs))
    const beyond = Array.from(Y.decodeStateVector(Y.encodeStateVector(this.doc))).some(([client, clock]) => clock > (known.get(client) ?? 0))
    if (beyond || (restored && this.doc.store.clients.size > 0)) this.outbox = [Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(theirs))]
    theirs.destroy()
  }

  private mindGap(newest: number): void {
    if (newest <= this.have) return
    this.later(() => { if (newest > this.have || this.received.hasGap) void this.ask() }, GAP_MS)
  }

  private async ask(): Promise<void> {
    if (!this.joined || this.ended) return
    try {
      const answer = await this.port.since(this.have)
      if (answer.whole) this.sayWhatIsMissing(answer, false)
      this.take(answer)
    } catch {
      this.later(() => { this.mindGap(this.have + 1) }, AGAIN_MS)
    }
  }

  /** Only when all that is here is on the server too, and all that is there is here. */
  private async compact(): Promise<void> {
    if (!this.compacting || this.unsaid || this.received.hasGap || this.doc.store.pendingStructs) return
    this.compacting = false
    try {
      this.take(await this.port.since(this.have))
      if (this.unsaid) return
      await this.port.compact({ upTo: this.have, data: toBase64(Y.encodeStateAsUpdate(this.doc)) })
    } catch {
      // Somebody else is asked in a while.
    }
  }
}
