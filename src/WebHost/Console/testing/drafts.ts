import type { DraftAnswer, DraftPort, DraftWord, Piece } from '@/tickets/together/protocol'

interface Row extends Piece {
  key: string
  compactUpTo?: number
}

/** The server's rules for a draft, as docs/api.md has them, on frames that it does not read. */
export class DraftServer {
  rows: Row[] = []
  n = 0
  sent = 0
  compactions = 0
  private readonly has = new Map<string, number>()
  private asked = ''
  private readonly followers = new Map<string, (word: DraftWord) => void>()

  constructor(private readonly manyLoose = 40) {}

  follow(name: string, hear: (word: DraftWord) => void): void {
    this.followers.set(name, hear)
  }

  portOf(name: string): DraftPort {
    return {
      open: (have) => Promise.resolve(this.since(name, have)),
      since: (have) => Promise.resolve(this.since(name, have)),
      write: ({ client, counter, have, data }) => {
        this.saysToHave(name, have)
        const key = `${client}/${counter}`
        if (!this.rows.some((row) => row.key === key)) this.append({ n: this.n + 1, data, key })
        this.askForCompact()
        return Promise.resolve(this.since(name, have))
      },
      compact: ({ upTo, data }) => {
        const last = this.compact()
        if (this.asked !== name || upTo > (this.has.get(name) ?? 0) || upTo <= (last?.n ?? 0)) return Promise.reject(new Error('draft_compact: no'))
        this.asked = ''
        this.compactions += 1
        this.rows = this.rows.filter((row) => row.n > (last?.compactUpTo ?? 0))
        this.append({ n: this.n + 1, data, key: '', compactUpTo: upTo }, '')
        return Promise.resolve(null)
      },
    }
  }

  send(by: string, sending: { sent: number; upTo: number; data: string }): boolean {
    if (sending.sent !== this.sent) return false
    this.sent += 1
    this.append({ n: this.n + 1, data: sending.data, key: '', upTo: sending.upTo, by })
    return true
  }

  /** What is said of old to all, so that what was lost is noticed. */
  renew(): void {
    this.tell({ n: this.n, frames: [] })
  }

  private append(row: Row, told = row.data): void {
    this.rows.push(row)
    this.n = row.n
    this.tell({ n: this.n, sent: this.sent, frames: [this.piece(row, told)] })
  }

  private since(name: string, have: number): DraftAnswer {
    this.saysToHave(name, have)
    const last = this.compact()
    const whole = have <= 0 || have > this.n || have < (last?.compactUpTo ?? 0)
    const rows = whole
      ? this.rows.filter((row) => row === last || (row.compactUpTo === undefined && row.n > (last?.compactUpTo ?? 0)))
      : this.rows.filter((row) => row.n > have)
    const frames = rows.map((row) => this.piece(row, row.compactUpTo === undefined || whole ? row.data : ''))
    return { n: this.n, sent: this.sent, whole, frames, people: [], seat: name }
  }

  private saysToHave(name: string, have: number): void {
    this.has.set(name, Math.max(this.has.get(name) ?? 0, Math.min(have, this.n)))
  }

  private compact(): Row | undefined {
    return this.rows.findLast((row) => row.compactUpTo !== undefined)
  }

  private askForCompact(): void {
    const last = this.compact()
    if (this.rows.filter((row) => row.n > (last?.compactUpTo ?? 0)).length < this.manyLoose) return
    const [name, has] = Array.from(this.has).reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as [string, number])
    if (has <= (last?.n ?? 0)) return
    this.asked = name
    this.followers.get(name)?.({ n: this.n, frames: [], compact: true })
  }

  private piece({ n, upTo, by }: Row, data: string): Piece {
    return { n, data, ...(upTo === undefined ? {} : { upTo, by }) }
  }

  private tell(word: DraftWord): void {
    this.followers.forEach((hear) => { hear(word) })
  }
}

/** A line on which calls and words get lost, come late, come twice and overtake each other, by a seed. Time goes by when the test says so. */
export class BadLine {
  private tasks: { at: number; order: number; run: () => void }[] = []
  private now = 0
  private order = 0
  good = false

  constructor(private seed: number) {}

  readonly later = (run: () => void, milliseconds: number): void => {
    this.order += 1
    this.tasks.push({ at: this.now + milliseconds, order: this.order, run })
  }

  chance(): number {
    this.seed = (this.seed * 1664525 + 1013904223) % 4294967296
    return this.seed / 4294967296
  }

  call<T>(asked: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const lost = (): boolean => !this.good && this.chance() < 0.15
      const fail = () => { this.later(() => { reject(new Error('lost')) }, 40) }
      if (lost()) return fail()
      this.later(() => {
        if (!this.good && this.chance() < 0.1) void asked().catch(() => undefined)
        asked().then((answer) => { if (lost()) fail(); else this.later(() => { resolve(answer) }, this.chance() * 60) }, reject)
      }, this.chance() * 60)
    })
  }

  word(hear: () => void): void {
    if (!this.good && this.chance() < 0.2) return
    this.later(hear, this.chance() * 200)
    if (!this.good && this.chance() < 0.2) this.later(hear, this.chance() * 400)
  }

  async run(milliseconds: number): Promise<void> {
    const until = this.now + milliseconds
    for (;;) {
      for (let i = 0; i < 20; i += 1) await Promise.resolve()
      this.tasks.sort((one, other) => one.at - other.at || one.order - other.order)
      const next = this.tasks[0]
      if (!next || next.at > until) break
      this.tasks.shift()
      this.now = next.at
      next.run()
    }
    this.now = until
  }
}
