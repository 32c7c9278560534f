import type { Channel, ChannelSettings, MissingMail, Reconciliation, TestStep } from '../api/channelTypes'
import type { Brand, Group, Member } from '../api/types'
import { channelKinds } from './channelKinds'
import { Refusal, type Call, type Route } from './routes'

const items = <T>(list: T[]) => ({ items: list, next: null })
const DAY = 24 * 3600 * 1000

function found<T extends { id: string }>(list: T[], id: string | undefined): T {
  const one = list.find((entry) => entry.id === id)
  if (!one) throw new Refusal(404, 'not_found')
  return one
}

function signIn({ world, body }: Call) {
  const { email, password } = body as { email: string; password: string }
  if (email.startsWith('locked')) throw new Refusal(423, 'locked_out')
  if (password === 'wrong') throw new Refusal(401, 'bad_credentials')
  world.signedIn = true
  return world.me
}

function invitationOf(member: Member) {
  return { ...member, link: `http://localhost:5174/invitations/${member.id}-8f3a91c2d7`, expiresAt: new Date(Date.now() + 7 * DAY).toISOString(), mailed: false }
}

function reconciled(missing: MissingMail[]): Reconciliation {
  return { at: new Date().toISOString(), folders: [{ folder: 'INBOX', uidValidity: 1, onServer: 214, known: 214 - missing.length, waiting: 0, missing, more: false }] }
}

function tested(settings: ChannelSettings | undefined): { ok: boolean; steps: TestStep[] } {
  const host = settings?.imap?.host ?? 'imap.cooktown.example'
  const wrong = host.includes('wrong')
  const steps: TestStep[] = [
    { part: 'imap', step: 'resolve', ok: true, message: `${host} was found.` },
    { part: 'imap', step: 'connect', ok: true, message: `Port ${settings?.imap?.port ?? 993} answers.` },
    { part: 'imap', step: 'tls', ok: true, message: 'The connection is encrypted (TLS 1.3).' },
    { part: 'imap', step: 'signIn', ok: !wrong, message: wrong ? 'The server refused the user name or the password.' : 'Signed in.' },
  ]
  if (wrong) return { ok: false, steps }
  return { ok: true, steps: [...steps, { part: 'imap', step: 'open', ok: true, message: 'INBOX holds 214 messages.' }, { part: 'smtp', step: 'connect', ok: true, message: 'Port 587 answers.' }, { part: 'smtp', step: 'greet', ok: true, message: 'The server is ready to send.' }] }
}

function channelOf(id: string, brand: string, body: Record<string, unknown>): Channel {
  const settings = body['settings'] as ChannelSettings
  const kind = (body['kind'] ?? 'email') as Channel['kind']
  if (kind !== 'email') return { id, kind, brand, name: String(body['name']), settings, health: { state: 'ok', lastError: null, lastCheckedAt: null, mode: 'poll' } }
  for (const server of [settings.imap, settings.smtp]) {
    if (!server) continue
    server.hasPassword = true
    delete server.password
  }
  return { id, kind, brand, name: String(body['name']), settings, health: { state: 'connecting', lastError: null, lastCheckedAt: null, mode: settings.imap ? 'poll' : 'push' } }
}

export const accountRoutes: Route[] = [
  ['GET', /^\/setup$/, ({ world }) => ({ needed: world.setupNeeded })],
  ['POST', /^\/setup$/, ({ world }) => world.me],
  ['POST', /^\/session$/, signIn],
  ['DELETE', /^\/session$/, ({ world }) => { world.signedIn = false }],
  ['GET', /^\/me$/, ({ world }) => world.me],
  ['PATCH', /^\/me$/, ({ world, body }) => Object.assign(world.me, body)],
  ['GET', /^\/invitations\/([^/]+)$/, ({ world }, token) => {
    if (token === 'old') throw new Refusal(410, 'expired')
    return { email: 'noah@lumenplay.example', name: 'Noah Weber', account: world.me.account.name }
  }],
  ['POST', /^\/invitations\/([^/]+)$/, ({ world }) => world.me],
  ['GET', /^\/members$/, ({ world }) => items(world.members)],
  ['PATCH', /^\/members\/(\w+)$/, ({ world, body }, id) => Object.assign(found(world.members, id), body)],
  ['DELETE', /^\/members\/(\w+)$/, ({ world }, id) => { world.members = world.members.filter((member) => member.id !== id) }],
  ['POST', /^\/members\/invitations$/, ({ world, body }) => {
    const member = { ...(body as unknown as Member), id: world.next('m'), state: 'invited' as const, createdAt: new Date().toISOString() }
    world.members.push(member)
    return invitationOf(member)
  }],
  ['POST', /^\/members\/invitations\/(\w+)\/resend$/, ({ world }, id) => invitationOf(found(world.members, id))],
  ['DELETE', /^\/members\/invitations\/(\w+)$/, ({ world }, id) => { world.members = world.members.filter((member) => member.id !== id) }],
  ['GET', /^\/groups$/, ({ world }) => items(world.groups)],
  ['POST', /^\/groups$/, ({ world, body }) => {
    const group = { id: world.next('g'), ...(body as unknown as Omit<Group, 'id'>) }
    world.groups.push(group)
    return group
  }],
  ['PATCH', /^\/groups\/(\w+)$/, ({ world, body }, id) => Object.assign(found(world.groups, id), body)],
  ['DELETE', /^\/groups\/(\w+)$/, ({ world }, id) => { world.groups = world.groups.filter((group) => group.id !== id) }],
  ['GET', /^\/api-keys$/, ({ world }) => items(world.keys)],
  ['POST', /^\/api-keys$/, ({ world, body }) => {
    const key = { id: world.next('k'), name: String(body['name']), scopes: body['scopes'] as string[], createdAt: new Date().toISOString(), createdBy: world.me.id }
    world.keys.push(key)
    return { ...key, key: `oqk_${'7c1f02aa93'.repeat(4)}` }
  }],
  ['DELETE', /^\/api-keys\/(\w+)$/, ({ world }, id) => { world.keys = world.keys.filter((key) => key.id !== id) }],
  ['GET', /^\/brands$/, ({ world }) => items(world.brands)],
  ['POST', /^\/brands$/, ({ world, body }) => {
    const brand: Brand = { ...(body as unknown as Brand), slug: String(body['slug'] ?? 'new-brand'), senderName: null, signature: null, id: world.next('b') }
    world.brands.push(brand)
    world.send('changed', 'brands')
    return brand
  }],
  ['PATCH', /^\/brands\/(\w+)$/, ({ world, body }, id) => Object.assign(found(world.brands, id), body)],
  ['GET', /^\/brands\/(\w+)\/channels$/, ({ world }, brand) => items(world.channels.filter((channel) => channel.brand === brand))],
  ['POST', /^\/brands\/(\w+)\/channels$/, ({ world, body }, brand) => {
    const channel = channelOf(world.next('c'), brand ?? '', body)
    world.channels.push(channel)
    return channel
  }],
  ['POST', /^\/brands\/\w+\/channels\/test$/, ({ body }) => tested(body['settings'] as ChannelSettings)],
  ['GET', /^\/channels\/kinds$/, () => items(channelKinds)],
  ['GET', /^\/channels\/(\w+)$/, ({ world }, id) => found(world.channels, id)],
  ['PATCH', /^\/channels\/(\w+)$/, ({ world, body }, id) => Object.assign(found(world.channels, id), channelOf(id ?? '', found(world.channels, id).brand, { kind: found(world.channels, id).kind, ...body }))],
  ['DELETE', /^\/channels\/(\w+)$/, ({ world }, id) => { world.channels = world.channels.filter((channel) => channel.id !== id) }],
  ['POST', /^\/channels\/\w+\/test$/, ({ body }) => tested(body['settings'] as ChannelSettings | undefined)],
  ['GET', /^\/channels\/(\w+)\/messages$/, ({ world, query }, id) => items(world.intake(id ?? '').filter((message) => !query.get('fate') || message.fate === query.get('fate')))],
  ['POST', /^\/channels\/\w+\/messages\/retry-failed$/, () => ({ tried: 1, failed: 1, next: null })],
  ['POST', /^\/channels\/\w+\/messages\/[\w-]+\/(retry|release)$/, () => ({ fate: 'ticket', ticket: 1042, message: null, reason: null })],
  ['GET', /^\/channels\/\w+\/reconciliation$/, () => reconciled([{ uid: 17, at: new Date().toISOString(), size: 4_210 }])],
  ['POST', /^\/channels\/\w+\/reconciliation$/, () => reconciled([])],
]
