/** Which numbered pieces have come: all up to `have`, and some beyond a gap. */
export class Received {
  have = 0
  private readonly ahead = new Set<number>()

  /** Everything up to a number is here. */
  all(upTo: number): void {
    this.have = upTo
    for (const n of this.ahead) if (n <= upTo) this.ahead.delete(n)
    this.closeUp()
  }

  has(n: number): boolean {
    return n <= this.have || this.ahead.has(n)
  }

  one(n: number): void {
    if (n > this.have) this.ahead.add(n)
    this.closeUp()
  }

  get hasGap(): boolean {
    return this.ahead.size > 0
  }

  private closeUp(): void {
    while (this.ahead.delete(this.have + 1)) this.have += 1
  }
}
