import { useSession } from '@/accounts/session'

const MOST = 200

/** Whether pictures of this sender are always shown: as one has said on any device, or of old in this browser. */
export function trusts(address: string): boolean {
  if (address === '') return false
  const { me } = useSession()
  return (me?.preferences.picturesOf ?? []).includes(address.toLowerCase()) || new TrustedSenders(me?.id ?? '').has(address)
}

/** From now on they are; rejects where that could not be kept. */
export async function trust(address: string): Promise<void> {
  const session = useSession()
  const others = (session.me?.preferences.picturesOf ?? []).filter((known) => known !== address.toLowerCase())
  await session.prefer({ picturesOf: [...others, address.toLowerCase()].slice(-MOST) })
}

/** Whose pictures a member has said are always to be shown, as a browser kept it before the server did, the newest last. */
export class TrustedSenders {
  private readonly key: string

  constructor(
    member: string,
    private readonly storage: Pick<Storage, 'getItem'> = window.localStorage,
  ) {
    this.key = `oqupie.pictures.${member}`
  }

  has(address: string): boolean {
    return address !== '' && this.read().includes(address.toLowerCase())
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
