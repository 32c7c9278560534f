import type { Connection, Finder, FinderWish, Landing } from '../finder'

/** The places of the keys in an address: brand_key1 to brand_key3. */
export const KEYS = 3

export interface EditedConnection {
  /** What it is called while it is edited: one that was never saved has no id. */
  uid: string
  brand: string
  /** As many as there are places; those that are left out are empty. */
  keys: string[]
  landing: Landing
  default: boolean
}

/** A key of the additional information, and how tickets show it. */
export interface InformationRow {
  key: string
  /** Empty where the key itself is shown. */
  label: string
  hidden: boolean
}

export interface FinderDraft {
  name: string
  jwtOnly: boolean
  connections: EditedConnection[]
  information: InformationRow[]
}

export const emptyDraft: FinderDraft = { name: '', jwtOnly: true, connections: [], information: [] }

const FRESH = 'new-'
let made = 0

export function draftOf({ name, jwtOnly, connections, labels, hidden }: Finder): FinderDraft {
  const keys = [...new Set([...Object.keys(labels), ...hidden])]
  return {
    name,
    jwtOnly,
    connections: connections.map(editedOf),
    information: keys.map((key) => ({ key, label: labels[key] ?? '', hidden: hidden.includes(key) })),
  }
}

function editedOf({ id, brand, keys, landing, default: isDefault }: Connection): EditedConnection {
  return { uid: id, brand, keys: places(keys), landing: { page: landing.page, id: landing.id }, default: isDefault }
}

const places = (keys: readonly string[]) => Array.from({ length: KEYS }, (_, at) => keys[at] ?? '')

export function newConnection(brand: string): EditedConnection {
  made += 1
  return { uid: `${FRESH}${made}`, brand, keys: places([]), landing: { page: 'home', id: null }, default: false }
}

/** The keys as they are sent: what was left empty at the end is not there. */
export function keysOf({ keys }: Pick<EditedConnection, 'keys'>): string[] {
  const trimmed = keys.map((key) => key.trim())
  return trimmed.slice(0, trimmed.findLastIndex((key) => key !== '') + 1)
}

/** At most one connection is the default; null is none. */
export const withDefault = (connections: readonly EditedConnection[], uid: string | null): EditedConnection[] =>
  connections.map((one) => (one.default === (one.uid === uid) ? one : { ...one, default: one.uid === uid }))

/** A connection with another brand leads nowhere that only the former had. */
export const withBrand = (connection: EditedConnection, brand: string): EditedConnection =>
  (connection.brand === brand ? connection : { ...connection, brand, landing: { page: connection.landing.page, id: null } })

export function wishOf({ information, connections, name, ...rest }: Partial<FinderDraft>): FinderWish {
  return {
    ...rest,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(connections ? { connections: connections.map(sent) } : {}),
    ...(information ? informationOf(information) : {}),
  }
}

function sent(connection: EditedConnection) {
  const { uid, brand, landing, default: isDefault } = connection
  return { ...(uid.startsWith(FRESH) ? {} : { id: uid }), brand, keys: keysOf(connection), landing, default: isDefault }
}

function informationOf(rows: readonly InformationRow[]): Pick<Required<FinderWish>, 'labels' | 'hidden'> {
  const named = rows.filter((row) => row.label.trim() !== '')
  return { labels: Object.fromEntries(named.map((row) => [row.key, row.label.trim()])), hidden: rows.filter((row) => row.hidden).map((row) => row.key) }
}
