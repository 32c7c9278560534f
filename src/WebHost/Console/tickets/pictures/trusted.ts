import { useSession } from '@/accounts/session'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'

const MOST = 200

/** Whose pictures are always shown, on all of one's devices, and in this browser those of old. */
export function useTrustedSenders() {
  const session = useSession()
  const problemText = useProblemText()
  const kept = () => session.me?.preferences.picturesOf ?? []

  function has(address: string): boolean {
    return address !== '' && (kept().includes(address.toLowerCase()) || new TrustedSenders(session.me?.id ?? '').has(address))
  }

  function add(address: string): void {
    const picturesOf = [...kept().filter((known) => known !== address.toLowerCase()), address.toLowerCase()].slice(-MOST)
    session.prefer({ picturesOf }).catch((error: unknown) => { toast(problemText(error), { tone: 'danger' }) })
  }

  return { has, add }
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
