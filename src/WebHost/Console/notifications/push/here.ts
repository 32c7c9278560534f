/** Which device of which member this browser is, kept in it: a subscription by itself does not say whose it is. */
export interface Here {
  member: string
  device: string
}

const KEY = 'oqupie-push'

export function readHere(): Here | null {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Here> | null
    return typeof kept?.member === 'string' && typeof kept.device === 'string' ? { member: kept.member, device: kept.device } : null
  } catch {
    return null // Written by hand, or the browser keeps nothing.
  }
}

export function writeHere(here: Here | null): void {
  try {
    if (here) localStorage.setItem(KEY, JSON.stringify(here))
    else localStorage.removeItem(KEY)
  } catch {
    // It keeps nothing: the switch is off again at the next start.
  }
}
