import type { Finder, FinderWish, NewSecret, TriedAddress } from '@/finders/finder'
import { get, newKey, patch, post, remove } from './http'
import type { Page } from './types'

const of = (finder: string) => `/finders/${encodeURIComponent(finder)}`

/** How the keys of additional information are shown on tickets. */
export interface InformationKeys {
  labels: Record<string, string>
  hidden: string[]
}

export const informationKeysApi = { read: () => get<InformationKeys>('/information-keys') }

export const findersApi = {
  list: () => get<Page<Finder>>('/finders'),
  get: (finder: string) => get<Finder>(of(finder)),
  make: (name: string) => post<Finder & { secret: NewSecret }>('/finders', { name }, { 'Idempotency-Key': newKey() }),
  /** Another version on the server is a conflict. */
  change: (finder: string, wish: FinderWish, version: number) => patch<Finder>(of(finder), wish, { 'If-Match': `"${version}"` }),
  remove: (finder: string) => remove(of(finder)),
  makeSecret: (finder: string) => post<NewSecret>(`${of(finder)}/secrets`, {}, { 'Idempotency-Key': newKey() }),
  removeSecret: (finder: string, secret: string) => remove(`${of(finder)}/secrets/${encodeURIComponent(secret)}`),
  /** The address may hold a secret, so it is in the body and nowhere else. */
  tryOut: (finder: string, url: string) => post<TriedAddress>(`${of(finder)}/try`, { url }),
}
