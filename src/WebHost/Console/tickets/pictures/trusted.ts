const MOST = 200

/** Whose pictures a member has said are always to be shown; kept in this browser, the newest last. */
export class TrustedSenders {
  private readonly key: string

  constructor(
    member: string,
    private readonly storage: Pick<Storage, 'getItem' | 'setItem'> = window.localStorage,
  ) {
    this.key = `oqupie.pictures.${member}`
  }

  has(address: string): boolean {
    return address !== '' && this.read().includes(address.toLowerCase())
  }

  add(address: string): void {
    const others = this.read().filter((known) => known !== address.toLowerCase())
    this.storage.setItem(this.key, JSON.stringify([...others, address.toLowerCase()].slice(-MOST)))
  }

  private read(): string[] {
    try {
      const kept: unknown = JSON.parse(this.storage.getItem(this.key) ?? '[]')
      return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
    } catch {
      return [] // Something else was written there; nobody is trusted by that.
    }
  }
}
