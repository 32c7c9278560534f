import type { BoxName, Delivery, Ticket, TicketPatch, TimelineItem } from '../api/types'
import { filtersOf, questionOf } from '../tickets/list/filters'
import { comparer, matches } from '../tickets/list/matches'
import { boxes } from '../tickets/words'
import { Refusal, type Call, type Route } from './routes'
import type { World } from './world'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim()
const actor = ({ world }: Call) => ({ kind: 'member' as const, id: world.me.id, name: world.me.name })

function ticketOf({ world }: Call, id: string | undefined): Ticket {
  const ticket = world.tickets.get(Number(id))
  if (!ticket) throw new Refusal(404, 'not_found')
  return ticket
}

function list({ world, query }: Call) {
  const named = Object.fromEntries(query)
  const filters = filtersOf({ ...named, status: named['status'] ?? 'any' })
  const asked = { ...questionOf((query.get('box') ?? 'all') as BoxName, filters, new Date()), from: query.get('from') }
  const customer = query.get('customer')
  const rows = Array.from(world.tickets.values())
    .filter((ticket) => matches(ticket, asked, world.me) && (!customer || ticket.customer.id === customer))
    .map((ticket) => world.rowOf(ticket))
    .sort(comparer(filters.sort))
  const start = Number(query.get('cursor') ?? 0)
  const end = start + Number(query.get('limit') ?? 50)
  return { items: rows.slice(start, end), next: end < rows.length ? String(end) : null }
}

/** As a server of few tickets would: each word stands somewhere in the row, and terms are words. */
function search({ world, query }: Call) {
  const words = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const rows = words.length === 0 ? [] : Array.from(world.tickets.values()).map((ticket) => world.rowOf(ticket)).filter((row) => {
    const text = `${row.subject} ${row.preview} ${row.customer.name} ${row.customer.email ?? ''} ${row.tags.join(' ')} #${row.id}`.toLocaleLowerCase()
    return row.box === 'open' && words.every((word) => text.includes(word))
  })
  return { items: rows.slice(0, 20).map((ticket) => ({ ticket, snippet: '', item: null })), total: rows.length, next: null, partial: false }
}

export function countsOf(world: World, brand: string | null) {
  const filters = filtersOf(brand ? { brand } : {})
  const tickets = Array.from(world.tickets.values())
  const count = (box: BoxName) => tickets.filter((ticket) => matches(ticket, questionOf(box, filters, new Date()), world.me)).length
  return Object.fromEntries(boxes.map((box) => [box, count(box)]))
}

function timeline(call: Call, id?: string) {
  const all = call.world.timelines.get(ticketOf(call, id).id) ?? []
  const after = call.query.get('after')
  if (after !== null) return { items: all.filter((item) => item.version > Number(after)), next: null }
  const before = Number(call.query.get('before') ?? Infinity)
  const limit = Number(call.query.get('limit') ?? 50)
  const older = all.filter((item) => item.version < before)
  const page = older.slice(-limit)
  return { items: page, next: older.length > page.length ? String(page[0]?.version ?? '') : null }
}

function change(call: Call, id?: string): Ticket {
  const ticket = ticketOf(call, id)
  const { deleted, spam, snoozeUntil, ...fields } = call.body as TicketPatch
  if (snoozeUntil !== undefined) {
    const to = { box: snoozeUntil === null ? ('open' as const) : ('asleep' as const), snoozeUntil }
    call.world.happen(ticket, { type: 'changed', actor: actor(call), text: null, html: null, change: { field: 'snoozeUntil', from: null, to: snoozeUntil } }, to)
  }
  const box = deleted ? ('deleted' as const) : spam ? ('blocked' as const) : ('open' as const)
  const wishes = { ...fields, ...(deleted === undefined && spam === undefined ? {} : { box }) }
  for (const [field, to] of Object.entries(wishes)) {
    const from = ticket[field as keyof typeof wishes]
    const type = field === 'assignee' ? 'assigned' : field === 'tags' ? 'tagged' : 'changed'
    call.world.happen(ticket, { type, actor: actor(call), text: null, html: null, change: { field: field as 'status', from, to } }, { [field]: to })
  }
  return ticket
}

function reply(call: Call, id?: string): TimelineItem {
  const ticket = ticketOf(call, id)
  const { body, status, holdSeconds = 0, seenVersion, attachments = [], sendAt, sendAnyway = false } = call.body as { body: string; status?: Ticket['status']; holdSeconds?: number; seenVersion?: number; attachments?: string[]; sendAt?: string; sendAnyway?: boolean }
  const all = call.world.timelines.get(ticket.id) ?? []
  if (seenVersion !== undefined && all.some((item) => item.type === 'message' && item.version > seenVersion)) throw new Refusal(409, 'unseen_message')
  const files = attachments.flatMap((file) => call.world.files.get(file) ?? []).map(({ id: fileId, name, size, contentType, url }) => ({ id: fileId, name, size, contentType, url, inline: body.includes(`data-file="${fileId}"`) }))
  if (sendAt) return call.world.happen(ticket, { type: 'planned', actor: actor(call), text: textOf(body), html: body, attachments: files, status, sendAt, sendAnyway, plan: 'waiting' })
  const item = call.world.happen(
    ticket,
    { type: 'reply', actor: actor(call), text: textOf(body), html: body, delivery: 'queued', dueAt: new Date(Date.now() + holdSeconds * 1000).toISOString(), status, attachments: files },
    { ...(status ? { status } : {}), preview: textOf(body), messages: ticket.messages + 1 },
  )
  call.world.held.set(item.id, setTimeout(() => { deliver(call, ticket, item, 'sending') }, holdSeconds * 1000))
  return item
}

function deliver(call: Call, ticket: Ticket, item: TimelineItem, delivery: Delivery): void {
  item.delivery = delivery
  call.world.happen(ticket, { type: 'delivery', actor: { kind: 'system', id: 's', name: '' }, text: null, html: null, of: item.id, delivery })
  if (delivery === 'sending') call.world.held.set(item.id, setTimeout(() => { deliver(call, ticket, item, 'sent') }, 800))
}

function withdraw(call: Call, id?: string, itemId?: string) {
  const ticket = ticketOf(call, id)
  const item = call.world.timelines.get(ticket.id)?.find((one) => one.id === itemId)
  if (item?.plan === 'waiting') {
    endPlan(call, ticket, item, 'dropped')
    return { body: item.html, format: 'html', attachments: (item.attachments ?? []).map((file) => file.id) }
  }
  if (item?.delivery !== 'queued') throw new Refusal(409, 'conflict')
  clearTimeout(call.world.held.get(item.id))
  item.delivery = 'withdrawn'
  call.world.happen(ticket, { type: 'withdrawn', actor: actor(call), text: null, html: null, of: item.id }, { messages: ticket.messages - 1 })
  return { body: item.html, format: 'html', attachments: (item.attachments ?? []).map((file) => file.id) }
}

function endPlan(call: Call, ticket: Ticket, item: TimelineItem, plan: 'sent' | 'dropped'): void {
  item.plan = 'ended'
  call.world.happen(ticket, { type: 'plan', actor: actor(call), text: null, html: null, of: item.id, plan })
}

function sendNow(call: Call, id?: string, itemId?: string): TimelineItem {
  const ticket = ticketOf(call, id)
  const item = call.world.timelines.get(ticket.id)?.find((one) => one.id === itemId)
  if (item?.plan !== 'waiting') throw new Refusal(409, 'conflict')
  endPlan(call, ticket, item, 'sent')
  return reply({ ...call, body: { body: item.html, status: item.status, holdSeconds: 10, attachments: (item.attachments ?? []).map((file) => file.id) } }, id)
}

function make(call: Call): Ticket {
  const { brand, subject, body, customer } = call.body as { brand: string; subject: string; body: string; customer: { name: string; email: string } }
  const now = new Date().toISOString()
  const id = Math.max(...call.world.tickets.keys()) + 1
  const ticket: Ticket = {
    id, version: 0, brand, channel: null, box: 'open', subject, preview: body.slice(0, 140), status: 'new', importance: 'medium', assignee: { member: null, group: null }, tags: [],
    customer: { id: call.world.next('p'), ...customer }, createdAt: now, updatedAt: now, lastMessageAt: now, messages: 1, deliveryFailed: false, cc: [], addedByMail: [], maybeRelated: [], links: [], mergedInto: null, boxedAt: null, snoozeUntil: null, additionalInformation: {}, language: null,
  }
  call.world.tickets.set(id, ticket)
  call.world.happen(ticket, { type: 'message', actor: { kind: 'customer', id: ticket.customer.id, name: customer.name }, text: body, html: null, from: customer })
  return ticket
}

/** The one part of a multipart body, good enough for one file. */
function takeFile({ world, raw }: Call) {
  const head = raw.indexOf('\r\n\r\n')
  const header = raw.subarray(0, head).toString()
  const name = /filename="([^"]*)"/.exec(header)?.[1] ?? 'file'
  const contentType = /Content-Type: (\S+)/i.exec(header)?.[1] ?? 'application/octet-stream'
  const bytes = raw.subarray(head + 4, raw.lastIndexOf('\r\n--'))
  const id = world.next('f')
  const file = { id, name, size: bytes.length, contentType, url: `/files/${id}` }
  world.files.set(id, { ...file, bytes })
  return file
}

export const ticketRoutes: Route[] = [
  ['GET', /^\/tickets$/, list],
  ['GET', /^\/tickets\/count$/, (call) => { const { items } = list({ ...call, query: new URLSearchParams([...call.query, ['limit', '1000']]) }); return { count: Math.min(items.length, 999), more: items.length > 999 } }],
  ['GET', /^\/tickets\/search$/, search],
  ['GET', /^\/tickets\/counts$/, ({ world, query }) => countsOf(world, query.get('brand'))],
  ['POST', /^\/tickets$/, make],
  ['GET', /^\/tickets\/(\d+)$/, (call, id) => ticketOf(call, id)],
  ['PATCH', /^\/tickets\/(\d+)$/, change],
  ['GET', /^\/tickets\/(\d+)\/timeline$/, timeline],
  ['POST', /^\/tickets\/(\d+)\/replies$/, reply],
  ['DELETE', /^\/tickets\/(\d+)\/replies\/([\w-]+)$/, withdraw],
  ['GET', /^\/tickets\/(\d+)\/reply-surface$/, () => ({ counter: 'characters', limit: null, slot: 'append', target: null, openUntil: null, files: true, cost: null, sends: true })],
  ['POST', /^\/tickets\/(\d+)\/replies\/([\w-]+)\/send-now$/, sendNow],
  ['POST', /^\/tickets\/(\d+)\/replies\/([\w-]+)\/resend$/, (call, id, item) => {
    const ticket = ticketOf(call, id)
    const reply = call.world.timelines.get(ticket.id)?.find((one) => one.id === item)
    if (reply) deliver(call, ticket, reply, 'sending')
    return reply
  }],
  ['POST', /^\/tickets\/(\d+)\/memos$/, (call, id) => {
    const body = String(call.body['body'])
    return call.world.happen(ticketOf(call, id), { type: 'memo', actor: actor(call), text: textOf(body), html: body, attachments: [] })
  }],
  ['POST', /^\/tickets\/(\d+)\/forward$/, (call, id) => {
    const ticket = ticketOf(call, id)
    const { to, cc, body, items } = call.body as { to: string[]; cc?: string[]; body?: string; items?: string[] }
    const along = items ?? call.world.timelines.get(ticket.id)?.filter((one) => one.type === 'message' || one.type === 'reply').map((one) => one.id) ?? []
    return call.world.happen(ticket, { type: 'forward', actor: actor(call), text: body ?? '', html: null, attachments: [], to, cc: cc ?? [], items: along, delivery: 'sent' })
  }],
  ['POST', /^\/files$/, takeFile],
  ['GET', /^\/files\/(\w+)$/, ({ world, response }, id) => {
    const file = world.files.get(id ?? '')
    response.writeHead(file ? 200 : 404, { 'Content-Type': file?.contentType ?? 'text/plain' })
    response.end(file?.bytes)
    return response
  }],
  ['POST', /^\/dev-live\/customer-writes\/(\d+)$/, (call, id) => {
    const ticket = ticketOf(call, id)
    const text = String(call.body['text'] ?? '추가로 여쭤볼 게 있어요!')
    return call.world.happen(ticket, { type: 'message', actor: { kind: 'customer', id: ticket.customer.id, name: ticket.customer.name }, text, html: null, from: { name: ticket.customer.name, email: ticket.customer.email ?? '' } }, { preview: text, messages: ticket.messages + 1 })
  }],
]
