/** How much one moment's speed changes what is shown; a line that stutters shall not make the number jump. */
const WEIGHT = 0.3
const EVERY = 500

export interface Pace {
  /** Bytes in a second; null until it is known. */
  speed: number | null
  /** Seconds; null until it is known. */
  left: number | null
}

/** How fast a file goes, and how long it will take. */
export class Measure {
  private at: number | null = null
  private sent = 0
  private speed: number | null = null

  constructor(private readonly now: () => number = Date.now) {}

  /** It begins anew: what was waited for is no speed. */
  rest(): void {
    this.at = null
  }

  told(sent: number, total: number): Pace {
    const now = this.now()
    if (this.at === null) {
      this.at = now
      this.sent = sent
    } else if (now - this.at >= EVERY) {
      const moment = ((sent - this.sent) * 1000) / (now - this.at)
      this.speed = this.speed === null ? moment : this.speed + WEIGHT * (moment - this.speed)
      this.at = now
      this.sent = sent
    }
    return { speed: this.speed, left: this.speed ? Math.ceil((total - sent) / this.speed) : null }
  }
}
