import type { Entry, Position, SinceAnswer } from './protocol'

export interface Ask {
  brand: string
  epoch: string
  n: number
}

interface Feed {
  epoch: string
  n: number
  asking: boolean
  /** What came in while an answer to `since` is awaited, or what a gap keeps apart from the rest. */
  ahead: Map<number, number>
}

/**
 * Keeps count of every brand's numbered feed. Rows of a known epoch may be shown as they come (they carry a version); what this decides is
 * whether something before them was missed, and what to ask for.
 */
export class FeedFollower {
  private readonly feeds = new Map<string, Feed>()

  /** Begin anew from where a `watch` says the feeds are. */
  start(positions: Position[]): void {
    this.feeds.clear()
    for (const { brand, epoch, n } of positions) this.feeds.set(brand, { epoch, n, asking: false, ahead: new Map() })
  }

  positions(): Position[] {
    return Array.from(this.feeds, ([brand, { epoch, n }]) => ({ brand, epoch, n }))
  }

  /** Whether an entry is of a feed one follows, in its epoch. What is not must not be shown: it takes a watch, and reading what was before it. */
  knows(entry: Entry): boolean {
    return this.feeds.get(entry.brand)?.epoch === entry.epoch
  }

  follows(brand: string): boolean {
    return this.feeds.has(brand)
  }

  /** Count these entries; answers what must be asked for, at most one question per feed at a time. */
  receive(entries: Entry[]): Ask[] {
    const asks: Ask[] = []
    for (const entry of entries) {
      const ask = this.count(entry)
      if (ask) asks.push(ask)
    }
    return asks
  }

  /** Every feed's question, for after a lost connection. */
  askAll(): Ask[] {
    return Array.from(this.feeds, ([brand, feed]) => {
      feed.asking = true
      return { brand, epoch: feed.epoch, n: feed.n }
    })
  }

  /** Take the answer to a question. `reset` means: what was missed is gone, read everything again. */
  answered(ask: Ask, answer: SinceAnswer): { reset: boolean; ask: Ask | null } {
    const feed = this.feeds.get(ask.brand)
    if (feed?.epoch !== ask.epoch) return { reset: false, ask: null }
    feed.asking = false
    if (answer.reset || answer.epoch !== feed.epoch) return { reset: true, ask: null }
    feed.n = Math.max(feed.n, answer.n)
    this.closeUp(feed)
    return { reset: false, ask: feed.ahead.size > 0 ? this.question(ask.brand, feed) : null }
  }

  /** The question could not be asked; the next entry, or the next connection, asks again. */
  failed(ask: Ask): void {
    const feed = this.feeds.get(ask.brand)
    if (feed) feed.asking = false
  }

  private count(entry: Entry): Ask | null {
    const feed = this.feeds.get(entry.brand)
    if (!feed) return null
    if (entry.epoch !== feed.epoch) return feed.asking ? null : this.question(entry.brand, feed)
    if (entry.n <= feed.n) return null
    feed.ahead.set(entry.n, entry.prev)
    this.closeUp(feed)
    return feed.ahead.size > 0 && !feed.asking ? this.question(entry.brand, feed) : null
  }

  private closeUp(feed: Feed): void {
    for (const [n, prev] of Array.from(feed.ahead).sort(([a], [b]) => a - b)) {
      if (prev > feed.n) return
      feed.n = Math.max(feed.n, n)
      feed.ahead.delete(n)
    }
  }

  private question(brand: string, feed: Feed): Ask {
    feed.asking = true
    return { brand, epoch: feed.epoch, n: feed.n }
  }
}
