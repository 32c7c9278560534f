import type { Notification } from '../api/types'
import type { Route } from './routes'
import type { World } from './world'

const MINUTE = 60_000
const opened = new Set<string>()

/** A morning's worth of calls, on tickets that the pretended company has. */
function bell(world: World): Notification[] {
  const story = [
    ['mention', 1042, 'm2', '김도윤', 3], ['answered', 1041, 'p1', 'J. Park', 14], ['assigned', 1038, 'm3', '박지우', 42], ['groupAssigned', 1033, 'm2', '김도윤', 130],
  ] as const
  return story.flatMap(([kind, ticket, id, name, ago], n) => {
    const found = world.tickets.get(ticket)
    return found === undefined ? [] : [{
      id: String(90 - n), kind, ticket, subject: found.subject, brand: found.brand, at: new Date(Date.now() - ago * MINUTE).toISOString(),
      actor: { kind: kind === 'answered' ? 'customer' : 'member', id, name }, openedAt: n > 2 || opened.has(String(90 - n)) ? new Date().toISOString() : null,
    }]
  })
}

const left = (world: World) => bell(world).filter((one) => one.openedAt === null).length

/** Opened on the pretended server; the older ones of it are read. */
const seen = new Map<number, string>()

/** Two devices of which none is this browser; the pretended server's key is of nobody. */
const devices = [
  { id: 'd1', browser: 'Chrome', system: 'Windows', createdAt: '2026-01-05T09:00:00Z', seenAt: new Date(Date.now() - 30 * MINUTE).toISOString(), failure: null },
  { id: 'd2', browser: 'Safari', system: 'iPhone', createdAt: '2025-12-01T09:00:00Z', seenAt: new Date(Date.now() - 4000 * MINUTE).toISOString(), failure: 'away' },
]

export const notificationRoutes: Route[] = [
  ['GET', /^\/me\/push$/, () => ({ publicKey: `B${'A'.repeat(86)}`, items: devices })],
  ['DELETE', /^\/me\/push\/(\w+)$/, (_, id) => { devices.splice(0, devices.length, ...devices.filter((one) => one.id !== id)) }],
  ['POST', /^\/me\/push\/(\w+)\/test$/, (_, id) => devices.find((one) => one.id === id)],
  ['GET', /^\/drafts$/, () => ({ items: [], next: null })],
  ['GET', /^\/me\/seen$/, ({ query }) => ({
    before: new Date(Date.now() - 60 * MINUTE).toISOString(),
    items: query.getAll('ticket').flatMap((ticket) => (seen.has(Number(ticket)) ? [{ ticket: Number(ticket), at: seen.get(Number(ticket)) }] : [])),
  })],
  ['PUT', /^\/tickets\/(\d+)\/seen$/, ({ world, body }, ticket) => {
    const at = body['unread'] === true ? new Date(0).toISOString() : String(body['at'])
    seen.set(Number(ticket), at)
    world.send('seen', Number(ticket), at)
  }],
  ['GET', /^\/notifications$/, ({ world }) => ({ items: bell(world), next: null, unopened: left(world) })],
  ['POST', /^\/notifications\/opened$/, ({ world, body }) => {
    for (const one of bell(world)) if (body['all'] === true || one.id === body['id'] || one.ticket === body['ticket']) opened.add(one.id)
    return { left: left(world) }
  }],
  ['GET', /^\/tickets\/\d+\/mentionable$/, ({ world, query }) => {
    const wanted = (query.get('q') ?? '').toLocaleLowerCase()
    const people = [...world.members.map((one) => ({ kind: 'member', ...one })), ...world.groups.map((one) => ({ kind: 'group', ...one }))]
    return { items: people.filter((one) => one.name.toLocaleLowerCase().includes(wanted)).slice(0, 8).map(({ kind, id, name }) => ({ kind, id, name })) }
  }],
]
