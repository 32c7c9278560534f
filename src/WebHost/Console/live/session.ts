import { FeedFollower, type Ask } from './feedFollower'
import type { DraftMark } from '@/api/drafts'
import type { JobProgress } from '@/api/jobs'
import type { Counts } from '@/api/types'
import type { DraftWord } from '@/tickets/together/protocol'
import type { ChangedKind, ChangedSection, Entry, LiveEvents, Person, SinceAnswer, Transport, WatchAnswer } from './protocol'

export type LiveState = 'connecting' | 'live' | 'offline'

/** What a live session tells the console. */
export interface Listener {
  state: (state: LiveState) => void
  happened: (entries: Entry[]) => void
  /** These customers are other than they were. */
  customers: (ids: string[]) => void
  /** What was missed cannot be told one by one: read the lists again, and open tickets from the version one has. */
  reset: () => void
  gone: (tickets: number[]) => void
  presence: (ticket: number, people: Person[]) => void
  presenceStarts: (all: { ticket: number; people: Person[] }[]) => void
  counts: (brand: string | null, counts: Counts) => void
  knowledge: (brand: string, sections: ChangedSection[]) => void
  notified: () => void
  seen: (ticket: number | null, at: string | null) => void
  job: (job: JobProgress | null) => void
  draft: (ticket: number, mode: string, word: DraftWord) => void
  drafting: (marks: DraftMark[]) => void
  changed: (kind: ChangedKind) => void
}

/** Waiting, injected so that tests decide how time goes by. */
export type Wait = (milliseconds: number) => Promise<void>

/** How long a line that is doubted may take to answer. */
const PATIENCE_MS = 2000

const backOff = [0, 500, 1000, 2000, 4000, 8000, 15000]

/** When a server goes, all its consoles lose it at one moment: they come back spread over this time, and later waits are spread as well. */
const firstSpread = 1500

/**
 * One console's live connection: connects, watches, counts entries, asks for what it missed, and connects again for as long
 * as it is not stopped. It knows nothing of screens and nothing of SignalR.
 */
export class LiveSession {
  private readonly follower = new FeedFollower()
  private readonly opened = new Set<number>()
  private running = false
  private connected = false
  private everWatched = false
  private everFailed = false
  /** Questions from before a lost connection; kept until they are answered, however many attempts that takes. */
  private owed: Ask[] = []
  private watching = 0
  /** Whose boxes are shown; asked for again on each connection. */
  private counted: { brand: string | null } | null = null
  private hurry: (() => void) | null = null
  private doubting = false

  constructor(
    private readonly transport: Transport,
    private readonly listener: Listener,
    private readonly wait: Wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    private readonly chance: () => number = Math.random,
  ) {}

  start(): void {
    if (this.running) return
    this.running = true
    this.listener.state('connecting')
    void this.connect()
  }

  async stop(): Promise<void> {
    this.running = false
    this.connected = false
    this.everWatched = false
    this.owed = []
    this.opened.clear()
    this.counted = null
    await this.transport.stop()
  }

  /** Connect at once instead of after the back-off: the browser says the network is back, or the user asks. */
  retryNow(): void {
    this.hurry?.()
  }

  /** A call elsewhere got no answer: ask at once whether this line still stands, instead of waiting until its silence is long enough. */
  async doubt(): Promise<void> {
    const [question] = this.follower.askAll()
    if (!this.connected || this.doubting || !question) return
    this.doubting = true
    const answer = this.transport.invoke<SinceAnswer>('since', question.epoch, question.n).then(() => true, () => false)
    const stands = await Promise.race([answer, this.wait(PATIENCE_MS).then(() => false)])
    this.doubting = false
    if (!stands) await this.dropped()
  }

  async open(ticket: number): Promise<void> {
    this.opened.add(ticket)
    await this.enter(ticket)
  }

  async close(ticket: number): Promise<void> {
    this.opened.delete(ticket)
    await this.tell('close', ticket)
  }

  async typing(ticket: number, mode: 'reply' | 'memo' | null): Promise<void> {
    await this.tell('typing', ticket, mode)
  }

  /** What a screen asks for itself; rejects where there is no line, or the server refuses. */
  async ask<T>(method: string, ...args: unknown[]): Promise<T> {
    if (!this.connected) throw new Error('not connected')
    return this.transport.invoke<T>(method, ...args)
  }

  /** Hear from now on how many tickets these boxes hold. False where that cannot be asked now. */
  async count(brand: string | null): Promise<boolean> {
    this.counted = { brand }
    return this.tell('count', brand)
  }

  async stopCounting(): Promise<void> {
    this.counted = null
    await this.tell('stopCounting')
  }

  /** Rights or brands have changed: ask for the right again and begin counting from there. */
  async watchAgain(): Promise<void> {
    if (!this.connected) return
    try {
      await this.watch()
      this.listener.reset()
    } catch {
      await this.dropped()
    }
  }

  private async connect(): Promise<void> {
    for (let attempt = 0; this.running && !this.connected; attempt += 1) {
      await this.pause(this.patience(attempt))
      if (!this.running) return
      try {
        await this.transport.start(this.events(), () => { void this.dropped() })
        this.connected = true
        await this.arrive()
        if (this.connected) this.listener.state('live')
      } catch {
        this.connected = false
        this.everFailed = true
        this.listener.state('offline')
        await this.transport.stop().catch(() => undefined)
      }
    }
  }

  private patience(attempt: number): number {
    const pause = backOff[Math.min(attempt, backOff.length - 1)] ?? 0
    if (attempt === 0) return this.everWatched ? Math.round(this.chance() * firstSpread) : 0
    return Math.round(pause * (1 + this.chance() / 2))
  }

  /** After each connection: what happened meanwhile is asked for before counting goes on from the new watch. */
  private async arrive(): Promise<void> {
    if (this.owed.length === 0) this.owed = this.follower.askAll()
    await this.watch()
    if (this.everWatched) await this.settle()
    else if (this.everFailed) this.listener.reset()
    this.everWatched = true
    if (this.counted) await this.tell('count', this.counted.brand)
    for (const ticket of this.opened) await this.enter(ticket)
  }

  private async settle(): Promise<void> {
    const answers = await Promise.all(this.owed.map((ask) => this.transport.invoke<SinceAnswer>('since', ask.epoch, ask.n)))
    const lost = answers.some((answer, index) => answer.reset || answer.epoch !== this.owed[index]?.epoch)
    const known = new Set(this.owed.map((ask) => ask.brand))
    const foreign = this.follower.positions().some((position) => !known.has(position.brand))
    this.owed = []
    if (lost || foreign) this.listener.reset()
    else this.tellApart(answers.flatMap((answer) => answer.entries))
  }

  private async watch(): Promise<void> {
    this.watching += 1
    try {
      const answer = await this.transport.invoke<WatchAnswer>('watch', null)
      this.follower.start(answer.feeds)
      this.listener.presenceStarts(answer.presence)
    } finally {
      this.watching -= 1
    }
  }

  private events(): LiveEvents {
    return {
      happened: (entries) => {
        this.show(entries)
        this.follower.receive(entries).forEach((ask) => void this.catchUp(ask))
        // A brand that was not there when the watch began; a watch that is under way will name it, and all is read after it.
        if (this.watching === 0 && entries.some((entry) => !this.follower.follows(entry.brand))) void this.watchAgain()
      },
      gone: (tickets) => { this.listener.gone(tickets.map(Number)) },
      presence: (ticket, people) => { this.listener.presence(Number(ticket), people) },
      counts: (brand, counts) => { this.listener.counts(brand, counts) },
      knowledge: (brand, sections) => { this.listener.knowledge(brand, sections) },
      notified: () => { this.listener.notified() },
      seen: (ticket, at) => { this.listener.seen(ticket === null ? null : Number(ticket), at) },
      job: (job) => { this.listener.job(job) },
      draft: (ticket, mode, word) => { this.listener.draft(Number(ticket), mode, word) },
      drafting: (marks) => { this.listener.drafting(marks) },
      changed: (kind) => { this.listener.changed(kind) },
    }
  }

  private show(entries: Entry[]): void {
    this.tellApart(entries.filter((entry) => this.follower.knows(entry)))
  }

  /** The feed of a brand tells of tickets, each with its row, and of others by their names alone. */
  private tellApart(entries: Entry[]): void {
    const tickets = entries.filter((entry) => entry.kind === 'ticket')
    const customers = new Set(entries.filter((entry) => entry.kind === 'customer').map((entry) => entry.id))
    if (tickets.length > 0) this.listener.happened(tickets)
    if (customers.size > 0) this.listener.customers(Array.from(customers))
  }

  private async catchUp(ask: Ask): Promise<void> {
    try {
      const answer = await this.transport.invoke<SinceAnswer>('since', ask.epoch, ask.n)
      const next = this.follower.answered(ask, answer)
      if (next.reset) return await this.watchAgain()
      this.show(answer.entries)
      if (next.ask) await this.catchUp(next.ask)
    } catch {
      this.follower.failed(ask)
    }
  }

  private async dropped(): Promise<void> {
    if (!this.running || !this.connected) return
    this.connected = false
    this.listener.state('offline')
    await this.transport.stop().catch(() => undefined)
    void this.connect()
  }

  private async enter(ticket: number): Promise<void> {
    if (!this.connected) return
    const people = await this.transport.invoke<Person[] | null>('open', ticket).catch(() => null)
    if (people) this.listener.presence(ticket, people)
  }

  /** Presence, typing and counts are courtesies: when they cannot be told, nothing is lost. */
  private async tell(method: string, ...args: unknown[]): Promise<boolean> {
    if (!this.connected) return false
    return this.transport.invoke(method, ...args).then(() => true, () => false)
  }

  private async pause(milliseconds: number): Promise<void> {
    if (milliseconds === 0) return
    await Promise.race([this.wait(milliseconds), new Promise<void>((resolve) => (this.hurry = resolve))])
    this.hurry = null
  }
}
