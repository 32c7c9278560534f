import type { Finder, FinderWish, TriedAddress, TriedStep, TryingStep } from '../finders/finder'
import { Refusal, type Call, type Route } from './routes'

const DAY = 24 * 3600 * 1000
const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString()

const finders: Finder[] = [{
  id: 'f1', name: '모바일 게임', accessKey: '0123456789abcdef', jwtOnly: true, version: 3,
  connections: [
    { id: 'c1', brand: 'b1', keys: ['ko', 'goodgame', 'asia'], landing: { page: 'request', id: 't1' }, default: true },
    { id: 'c2', brand: 'b2', keys: ['en', 'goodgame'], landing: { page: 'home', id: null }, default: false },
  ],
  secrets: [{ id: 's1', createdAt: ago(200), lastUsedAt: ago(0.01) }, { id: 's2', createdAt: ago(2), lastUsedAt: null }],
  labels: { deviceModel: '기기', operatingSystem: '운영체제' }, hidden: ['systemMemorySize'],
}]

function find(id: string | undefined): Finder {
  const found = finders.find((finder) => finder.id === id)
  if (!found) throw new Refusal(404, 'not_found')
  return found
}

const hex = (length: number) => Array.from({ length }, () => Math.floor(Math.random() * 16).toString(16)).join('')

function made({ body }: Call) {
  const finder: Finder = {
    id: `f${Date.now()}`, name: String(body['name']), accessKey: hex(16), jwtOnly: true, connections: [], labels: {}, hidden: [], version: 1,
    secrets: [{ id: 's1', createdAt: ago(0), lastUsedAt: null }],
  }
  finders.push(finder)
  return { ...finder, secret: { id: 's1', secret: hex(32) } }
}

function changed({ body }: Call, id: string | undefined): Finder {
  const { connections, ...rest } = body as FinderWish
  const finder = Object.assign(find(id), rest)
  if (connections) finder.connections = connections.map((one, at) => ({ ...one, id: one.id ?? `c${Date.now()}-${at}` }))
  finder.version += 1
  return finder
}

function secret(_: Call, id: string | undefined) {
  const finder = find(id)
  if (finder.secrets.length > 1) throw new Refusal(409, 'two_secrets')
  const one = { id: `s${Date.now()}`, createdAt: ago(0), lastUsedAt: null }
  finder.secrets.push(one)
  return { id: one.id, secret: hex(32) }
}

function withoutSecret(_: Call, id: string | undefined, gone: string | undefined): void {
  const finder = find(id)
  if (finder.secrets.length < 2) throw new Refusal(409, 'last_secret')
  finder.secrets = finder.secrets.filter((one) => one.id !== gone)
}

const told = (step: TryingStep, ok = true, code: string | null = null, detail: TriedStep['detail'] = null): TriedStep => ({ step, ok, code, detail })

function tried({ body }: Call, id: string | undefined): TriedAddress {
  const finder = find(id)
  const address = String(body['url'])
  const nothing = { location: null, brand: null, user: null, information: {} }
  if (!address.includes('jwt=') && finder.jwtOnly) {
    return { steps: [told('form', true, null, { form: 'query' }), told('accessKey'), told('credentials', false, 'jwt_only')], status: 403, code: 'jwt_only', ...nothing }
  }
  return {
    steps: [
      told('form', true, null, { form: 'jwt' }), told('accessKey'), told('credentials', true, null, { secret: 's1' }), told('token'),
      told('keys', true, null, { keys: 'ko / goodgame / asia' }), told('connection'), told('portal'), told('landing'),
    ],
    status: 302, code: null, location: '/portal/cook/requests/new', brand: 'b1', user: { id: 'endUser', name: 'Hong Gildong', email: 'end.user@example.com', verified: true },
    information: { deviceModel: 'iPhone 11', operatingSystem: 'ios 12', systemMemorySize: '4096', 결제정보: '구글스토어' },
  }
}

const keys = () => ({ labels: Object.assign({}, ...finders.map((finder) => finder.labels)) as Record<string, string>, hidden: finders.flatMap((finder) => finder.hidden) })

export const finderRoutes: Route[] = [
  ['GET', /^\/information-keys$/, keys],
  ['GET', /^\/finders$/, () => ({ items: finders, next: null })],
  ['POST', /^\/finders$/, made],
  ['GET', /^\/finders\/(\w+)$/, (_, id) => find(id)],
  ['PATCH', /^\/finders\/(\w+)$/, changed],
  ['DELETE', /^\/finders\/(\w+)$/, (_, id) => { finders.splice(finders.indexOf(find(id)), 1) }],
  ['POST', /^\/finders\/(\w+)\/secrets$/, secret],
  ['DELETE', /^\/finders\/(\w+)\/secrets\/(\w+)$/, withoutSecret],
  ['POST', /^\/finders\/(\w+)\/try$/, tried],
]
