/** As tus-js-client names what it keeps: `tus::<fingerprint>::<number>`. */
const PREFIX = 'tus::'

/** The server keeps what came for a day. */
const KEPT = 24 * 60 * 60 * 1000

export interface Interrupted {
  /** Where it is kept. */
  key: string
  name: string
  size: number
  url: string
}

/** What is chosen again is known by this: the same file, for the same place. */
export function fingerprintOf(file: File, scope: string): string {
  return `${scopeOf(scope)}${file.size}-${file.lastModified}-${file.name}`
}

/** Uploads that this browser began for a place and did not end, the oldest first; those that the server has dropped are forgotten. */
export function interruptedIn(scope: string, storage: Storage = localStorage, now = Date.now()): Interrupted[] {
  const found: (Interrupted & { at: number })[] = []
  for (const key of Object.keys(storage)) {
    if (!key.startsWith(PREFIX + scopeOf(scope))) continue
    const kept = read(storage.getItem(key))
    const at = Date.parse(kept?.creationTime ?? '')
    if (!kept?.uploadUrl || !(now - at < KEPT)) storage.removeItem(key)
    else found.push({ key, name: kept.metadata?.filename ?? '', size: kept.size ?? 0, url: kept.uploadUrl, at })
  }
  return found.sort((one, other) => one.at - other.at).map(({ key, name, size, url }) => ({ key, name, size, url }))
}

interface Kept {
  size?: number | null
  metadata?: { filename?: string }
  creationTime?: string
  uploadUrl?: string | null
}

function read(text: string | null): Kept | null {
  try {
    return JSON.parse(text ?? 'null') as Kept | null
  } catch {
    return null
  }
}

const scopeOf = (scope: string) => `oqupie.${scope}.`
