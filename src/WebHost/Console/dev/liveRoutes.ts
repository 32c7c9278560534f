import type { Person } from '../live/protocol'
import { DraftServer } from '../testing/drafts'
import type { Update } from '../tickets/together/protocol'
import type { Route } from './routes'
import { countsOf } from './ticketRoutes'

const drafts = new Map<string, DraftServer>()

/** One writer alone: nobody else is told. */
function draftOf(ticket: unknown, mode: unknown) {
  const key = `${String(ticket)}/${String(mode)}`
  const server = drafts.get(key) ?? new DraftServer(Infinity)
  drafts.set(key, server)
  return server.portOf('me')
}

/** The live hub as the pretended transport speaks it: events as a stream, calls as posts. */
export const liveRoutes: Route[] = [
  ['GET', /^\/dev-live\/events$/, ({ world, response }) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' })
    response.write(': here\n\n')
    world.listeners.add(response)
    response.on('close', () => world.listeners.delete(response))
    return response
  }],
  ['POST', /^\/dev-live\/drop$/, ({ world }) => {
    for (const listener of world.listeners) listener.end()
  }],
  ['POST', /^\/dev-live\/invoke$/, ({ world, body }) => {
    const args = body['args'] as unknown[]
    const self = (typing: Person['typing']): Person => ({ id: world.me.id, name: world.me.name, typing })
    const last = (brand: string) => world.entries.filter((entry) => entry.brand === brand).at(-1)?.n ?? 0
    switch (body['method']) {
      case 'watch':
        return {
          epoch: world.epoch, n: 0,
          feeds: world.brands.map((brand) => ({ brand: brand.id, epoch: `${world.epoch}-${brand.id}`, n: last(brand.id) })),
          presence: Array.from(world.presence, ([ticket, people]) => ({ ticket, people })),
        }
      case 'since': {
        const entries = world.entries.filter((entry) => entry.epoch === args[0] && entry.n > Number(args[1]))
        return { epoch: args[0], n: entries.at(-1)?.n ?? args[1], reset: !String(args[0]).startsWith(world.epoch), entries }
      }
      case 'open':
        return world.present(Number(args[0]), self(null), world.me.id)
      case 'close':
        return { people: world.present(Number(args[0]), null, world.me.id) }
      case 'typing':
        return { people: world.present(Number(args[0]), self(args[1] as Person['typing']), world.me.id) }
      case 'count': {
        const brand = args[0] as string | null
        const tell = () => { world.send('counts', brand, countsOf(world, brand)) }
        world.told = tell
        tell()
        return {}
      }
      case 'openDraft':
        return draftOf(args[0], args[1]).open(Number(args[2]))
      case 'draftSince':
        return draftOf(args[0], args[1]).since(Number(args[2]))
      case 'writeDraft':
        return draftOf(args[0], args[1]).write(args[2] as Update)
      default:
        return {}
    }
  }],
]
