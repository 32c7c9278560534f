import { keysOf, type EditedConnection, type FinderDraft } from './finderDraft'

export const most = { finders: 50, name: 80, connections: 200, key: 30, labels: 100, label: 80, informationKey: 100, secrets: 2, address: 8000 } as const

export interface Fault {
  /** As the server names it: `name`, or what of a connection it is. */
  at: string
  /** The connection it is of; null where it is of the finder. */
  uid: string | null
  /** Has words in `finders.faults`. */
  code: string
  /** Something is still to be written: no fault of somebody who has just begun. */
  unfinished?: boolean
}

const KEY = /^[a-z0-9_-]{1,30}$/

/** What the server would refuse, by its own rules. */
export function faultsOf({ name, connections, information }: FinderDraft): Fault[] {
  const faults: Fault[] = []
  if (name.trim() === '') faults.push({ at: 'name', uid: null, code: 'missing', unfinished: true })
  if (connections.length > most.connections) faults.push({ at: 'connections', uid: null, code: 'too_many_connections' })
  if (information.length > most.labels) faults.push({ at: 'labels', uid: null, code: 'too_many_keys' })
  const combinations = connections.map(combination)
  connections.forEach((one, at) => { faults.push(...connectionFaults(one, combinations.indexOf(combination(one)) < at)) })
  return faults
}

/** Two keys may not be put together so that they read like two others. */
const combination = (connection: EditedConnection) => keysOf(connection).join('/')

function connectionFaults(connection: EditedConnection, taken: boolean): Fault[] {
  const { uid, brand, landing } = connection
  const faults: Fault[] = []
  if (brand === '') faults.push({ at: 'brand', uid, code: 'no_brand', unfinished: true })
  const keys = keysOf(connection)
  const written = keys.filter((key) => key !== '')
  if (keys.length === 0) faults.push({ at: 'keys', uid, code: 'no_keys', unfinished: true })
  else if (written.some((key) => !KEY.test(key))) faults.push({ at: 'keys', uid, code: 'bad_keys' })
  else if (written.length < keys.length) faults.push({ at: 'keys', uid, code: 'gap' })
  else if (taken) faults.push({ at: 'keys', uid, code: 'keys_taken' })
  const needsOne = landing.page === 'category' || landing.page === 'article'
  if (needsOne && landing.id === null) faults.push({ at: 'landing', uid, code: `no_${landing.page}`, unfinished: true })
  return faults
}
