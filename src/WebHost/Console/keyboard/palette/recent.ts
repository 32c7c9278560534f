const MOST = 12

/** What a member chose in the palette, the last first; kept in this browser. */
export class RecentFinds {
  private readonly key: string

  constructor(member: string) {
    this.key = `palette.${member}`
  }

  ids(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.key) ?? '[]')
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
    } catch {
      return []
    }
  }

  chosen(id: string): void {
    localStorage.setItem(this.key, JSON.stringify([id, ...this.ids().filter((one) => one !== id)].slice(0, MOST)))
  }
}
