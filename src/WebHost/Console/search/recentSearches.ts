const MOST = 8

/** What a member has searched for, the newest first; kept in this browser. */
export class RecentSearches {
  private readonly key: string

  constructor(member: string) {
    this.key = `searches.${member}`
  }

  all(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]')
      return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : []
    } catch {
      return []
    }
  }

  /** What was only the way to it, letter by letter, goes. */
  add(text: string): void {
    const others = this.all().filter((one) => one !== text && !text.startsWith(one))
    localStorage.setItem(this.key, JSON.stringify([text, ...others].slice(0, MOST)))
  }

  clear(): void {
    localStorage.removeItem(this.key)
  }
}
