import type { CustomerWish, NewCustomerWish } from '../api/customers'
import type { Customer, CustomerMemo, Happening } from '../api/types'
import { Refusal, type Call, type Route } from './routes'
import type { World } from './world'

interface Kept {
  customer: Customer
  memos: CustomerMemo[]
  past: Happening[]
}

const people = new Map<string, Kept>()
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

/** Whoever wrote a ticket is a customer; a few of them are known better. */
function known(world: World): Map<string, Kept> {
  for (const ticket of world.tickets.values()) {
    const { id, name, email } = ticket.customer
    if (people.has(id)) continue
    people.set(id, {
      customer: {
        id, name, emails: [email], externalIds: [], identities: [{ kind: 'email', value: email, label: null }], rating: 'general', tags: [], language: ticket.language, blocked: false,
        createdAt: ago(200), updatedAt: ago(3), version: 1, brands: [], channels: ['email'], tickets: { open: 0, all: 0 }, lastTicketAt: null, mergedFrom: [],
      },
      memos: [], past: [{ id: `h-${id}`, kind: 'made', at: ago(200), by: null, values: {} }],
    })
  }
  if (people.get('p0')?.customer.rating === 'general') embellish()
  return people
}

function embellish(): void {
  const set = (id: string, wish: Partial<Customer>) => Object.assign(people.get(id)?.customer ?? {}, wish)
  set('p0', { rating: 'vvip', tags: ['얼리버드', '결제'], emails: ['haneul.kim@mail.example', 'haneul@work.example'], externalIds: ['u-88213'], identities: [{ kind: 'email', value: 'haneul.kim@mail.example', label: null }, { kind: 'external', value: 'u-88213', label: '게임 ID' }, { kind: 'googlePlay', value: 'gp:1182', label: '하늘하늘' }], channels: ['email', 'googlePlay'], mergedFrom: [{ merge: 'g1', customer: 'old', name: '김하늘 (업무용)', at: ago(20), by: 'm2' }] })
  set('p1', { rating: 'malicious', tags: ['욕설'] })
  set('p3', { rating: 'vip', tags: ['이벤트'] })
  set('p6', { blocked: true })
  const first = people.get('p0')
  if (!first) return
  first.memos = [
    { id: 'n2', body: '<p>통화는 <strong>오후 2시 이후</strong>에만 가능해요. 지난번에 회의 중이라 곤란하셨대요.</p>', at: ago(2), by: 'm1' },
    { id: 'n1', body: '<p>정식 출시 첫날부터 하신 분이에요. 이벤트 당첨자.</p><ul><li>영수증은 늘 PDF로</li></ul>', at: ago(41), by: 'm3' },
  ]
  first.past = [
    { id: 'h9', kind: 'ticket', at: ago(0.9), by: null, values: { ticket: '1042', subject: '결제가 두 번 되었어요' } },
    { id: 'h8', kind: 'memo', at: ago(2), by: 'm1', values: {} },
    { id: 'h7', kind: 'changed', at: ago(9), by: 'm2', values: { fields: 'rating' } },
    { id: 'h6', kind: 'changed', at: ago(9.001), by: 'm2', values: { fields: 'tags,emails' } },
    { id: 'h5', kind: 'merged', at: ago(20), by: 'm2', values: { customer: 'old' } },
    { id: 'h4', kind: 'unblocked', at: ago(60), by: 'm1', values: {} },
    { id: 'h3', kind: 'blocked', at: ago(61), by: 'm4', values: {} },
    { id: 'h2', kind: 'ticket', at: ago(120), by: null, values: { ticket: '1030', subject: '결제가 두 번 되었어요' } },
    { id: 'h1', kind: 'made', at: ago(200), by: null, values: {} },
  ]
}

function shown(world: World, { customer }: Kept): Customer {
  const tickets = Array.from(world.tickets.values()).filter((ticket) => ticket.customer.id === customer.id)
  const last = tickets.map((ticket) => ticket.createdAt).sort().at(-1) ?? null
  return {
    ...customer,
    brands: tickets.length > 0 ? Array.from(new Set(tickets.map((ticket) => ticket.brand))) : customer.brands,
    tickets: { open: tickets.filter((ticket) => ticket.box === 'open' && ticket.status !== 'completed').length, all: tickets.length }, lastTicketAt: last,
  }
}

function find({ world }: Call, id: string | undefined): Kept {
  const found = known(world).get(id ?? '')
  if (!found) throw new Refusal(404, 'not_found')
  return found
}

function tell({ world }: Call, { customer }: Kept): void {
  const brand = world.brands[0]?.id ?? ''
  const n = (world.entries.filter((entry) => entry.brand === brand).at(-1)?.n ?? 0) + 1
  const entry = { brand, epoch: `${world.epoch}-${brand}`, n, prev: n - 1, kind: 'customer', id: customer.id, version: customer.version, row: null as never, what: [], by: null }
  world.entries.push(entry)
  world.send('happened', [entry])
}

function happen(call: Call, kept: Kept, kind: Happening['kind'], values: Happening['values'] = {}): Customer {
  kept.past.unshift({ id: call.world.next('h'), kind, at: new Date().toISOString(), by: call.world.me.id, values })
  kept.customer = { ...kept.customer, version: kept.customer.version + 1, updatedAt: new Date().toISOString() }
  tell(call, kept)
  return shown(call.world, kept)
}

function list(call: Call) {
  const { query } = call
  const q = (query.get('q') ?? '').toLocaleLowerCase()
  const is = (key: string, value: string) => query.get(key) === null || query.get(key) === value
  const all = Array.from(known(call.world).values()).map((kept) => shown(call.world, kept)).filter((one) =>
    [...one.name.split(' '), one.name, ...one.emails, ...one.externalIds].some((word) => word.toLocaleLowerCase().startsWith(q))
    && is('rating', one.rating) && is('blocked', String(one.blocked))
    && (query.get('tag') === null || one.tags.includes(query.get('tag') ?? '')) && (query.get('brand') === null || one.brands.includes(query.get('brand') ?? '')))
  const sorted = all.sort((one, other) => (query.get('sort') === 'name' ? one.name.localeCompare(other.name) : (other.lastTicketAt ?? '').localeCompare(one.lastTicketAt ?? '')))
  return { items: sorted, next: null }
}

function make(call: Call): Customer {
  const wish = call.body as unknown as NewCustomerWish
  const known1 = Array.from(known(call.world).values()).find(({ customer }) => customer.emails.some((email) => wish.emails.includes(email)))
  if (known1) throw new Refusal(409, 'customer_exists', '', 'emails', { customer: known1.customer.id })
  const at = new Date().toISOString()
  const kept: Kept = {
    customer: {
      id: call.world.next('p9'), rating: 'general', tags: [], language: null, ...wish, identities: wish.emails.map((value) => ({ kind: 'email', value, label: null })), blocked: false, createdAt: at,
      updatedAt: at, version: 1, brands: [wish.brand], channels: [], tickets: { open: 0, all: 0 }, lastTicketAt: null, mergedFrom: [],
    },
    memos: [], past: [],
  }
  people.set(kept.customer.id, kept)
  return happen(call, kept, 'made')
}

function change(call: Call, id?: string): Customer {
  const kept = find(call, id)
  const wish = call.body as CustomerWish
  const other = Array.from(people.values()).find((one) => one !== kept && one.customer.emails.some((email) => wish.emails?.includes(email)))
  if (other) throw new Refusal(409, 'identity_taken', '', 'emails', { customer: other.customer.id })
  kept.customer = { ...kept.customer, ...wish }
  return happen(call, kept, 'changed', { fields: Object.keys(wish).join(',') })
}

function preview(call: Call, id?: string) {
  const from = find(call, id)
  const into = find(call, call.query.get('into') ?? undefined)
  const [a, b] = [shown(call.world, from), shown(call.world, into)]
  const result = { ...b, emails: [...b.emails, ...a.emails], tags: Array.from(new Set([...b.tags, ...a.tags])), externalIds: [...b.externalIds, ...a.externalIds], rating: b.rating === 'general' ? a.rating : b.rating }
  return { from: a, into: b, result, tickets: a.tickets.all }
}

export const customerRoutes: Route[] = [
  ['GET', /^\/customers$/, list],
  ['POST', /^\/customers$/, make],
  ['GET', /^\/customers\/(\w+)$/, (call, id) => shown(call.world, find(call, id))],
  ['PATCH', /^\/customers\/(\w+)$/, change],
  ['DELETE', /^\/customers\/(\w+)$/, (call, id) => {
    if (shown(call.world, find(call, id)).tickets.open > 0) throw new Refusal(409, 'open_tickets')
    people.delete(id ?? '')
  }],
  ['POST', /^\/customers\/(\w+)\/block$/, (call, id) => {
    const kept = find(call, id)
    kept.customer = { ...kept.customer, blocked: call.body['on'] === true }
    return happen(call, kept, kept.customer.blocked ? 'blocked' : 'unblocked')
  }],
  ['GET', /^\/customers\/(\w+)\/memos$/, (call, id) => ({ items: find(call, id).memos, next: null })],
  ['POST', /^\/customers\/(\w+)\/memos$/, (call, id) => {
    const kept = find(call, id)
    const memo = { id: call.world.next('n'), body: String(call.body['body']), at: new Date().toISOString(), by: call.world.me.id }
    kept.memos = [memo, ...kept.memos]
    happen(call, kept, 'memo')
    return memo
  }],
  ['DELETE', /^\/customers\/(\w+)\/memos\/(\w+)$/, (call, id, memo) => {
    const kept = find(call, id)
    kept.memos = kept.memos.filter((one) => one.id !== memo)
    tell(call, kept)
  }],
  ['GET', /^\/customers\/(\w+)\/timeline$/, (call, id) => ({ items: find(call, id).past, next: null })],
  ['GET', /^\/customers\/(\w+)\/merge$/, preview],
]
