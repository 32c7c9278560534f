import type { BulkWish } from '../api/jobs'
import type { Job, JobResult, Ticket } from '../api/types'
import { filtersOf, questionOf } from '../tickets/list/filters'
import { matches } from '../tickets/list/matches'
import { Refusal, type Call, type Route } from './routes'

/** So many tickets a second, so that one sees it. */
const BEAT = 120
const AT_ONCE = 12
const DAY = 24 * 60 * 60_000

interface Kept {
  job: Job
  tickets: number[]
  results: JobResult[]
  before: Map<number, Partial<Ticket>>
}

const kept: Kept[] = []

function changed(ticket: Ticket, wish: BulkWish): Partial<Ticket> {
  switch (wish.action) {
    case 'tag':
      return { tags: [...new Set([...ticket.tags, ...(wish.tags ?? [])])] }
    case 'untag':
      return { tags: ticket.tags.filter((tag) => !wish.tags?.includes(tag)) }
    case 'delete':
      return { box: 'deleted' }
    case 'spam':
      return { box: 'blocked' }
    case 'restore':
    case 'noSpam':
      return { box: 'open' }
    default:
      return Object.fromEntries(Object.entries({ status: wish.status, importance: wish.importance, assignee: wish.assignee }).filter(([, value]) => value !== undefined))
  }
}

/** Every 23rd is refused, so that one sees that too. */
function work({ world }: Call, number: number, wish: BulkWish, before?: Map<number, Partial<Ticket>>): JobResult {
  const ticket = world.tickets.get(number)
  if (!ticket || number % 23 === 0) return { ticket: number, outcome: 'failed', version: null, code: ticket ? 'ticket_deleted' : 'not_found', detail: '', values: null }
  const fields = changed(ticket, wish)
  before?.set(number, Object.fromEntries(Object.keys(fields).map((field) => [field, ticket[field as keyof Ticket]])))
  world.happen(ticket, { type: 'changed', actor: { kind: 'member', id: world.me.id, name: world.me.name }, text: null, html: null }, fields)
  return { ticket: number, outcome: 'done', version: ticket.version, code: null, detail: null, values: null }
}

function ask(call: Call) {
  const { tickets, query, ...wish } = call.body as unknown as BulkWish & { tickets?: number[]; query?: Record<string, unknown> }
  const asked = query && { ...questionOf('all', filtersOf({}), new Date()), ...query }
  const numbers = tickets ?? Array.from(call.world.tickets.values()).filter((ticket) => asked && matches(ticket, asked, call.world.me)).map((ticket) => ticket.id)
  if (tickets && tickets.length <= 100 && wish.action !== 'reply' && wish.action !== 'merge') return { items: tickets.map((number) => work(call, number, wish)), next: null }
  const { action, ...values } = wish
  const job: Job = {
    id: call.world.next('j'), kind: 'bulk', action, values, state: 'running', total: numbers.length, done: 0, failed: 0, undoable: action !== 'reply',
    undoUntil: null, createdAt: new Date().toISOString(), endedAt: null, by: call.world.me.id,
  }
  const one: Kept = { job, tickets: numbers, results: [], before: new Map() }
  kept.unshift(one)
  void go(call, one, (number) => work(call, number, wish, one.before))
  return job
}

async function go(call: Call, one: Kept, each: (number: number) => JobResult): Promise<void> {
  const { job } = one
  const end = job.state === 'undoing' ? 'undone' : 'done'
  one.results = []
  Object.assign(job, { done: 0, failed: 0 })
  for (let at = 0; at < one.tickets.length && job.state !== 'cancelling'; at += AT_ONCE) {
    await new Promise((resolve) => setTimeout(resolve, BEAT))
    const results = one.tickets.slice(at, at + AT_ONCE).map(each)
    one.results.push(...results)
    job.failed += results.filter((result) => result.outcome === 'failed').length
    job.done += results.filter((result) => result.outcome !== 'failed').length
    call.world.send('job', job)
  }
  Object.assign(job, { state: (job.state as string) === 'cancelling' ? 'cancelled' : end, endedAt: new Date().toISOString(), undoUntil: new Date(Date.now() + DAY).toISOString(), undoable: job.undoable && end === 'done' })
  call.world.send('job', job)
}

function keptOf(id: string | undefined): Kept {
  const one = kept.find(({ job }) => job.id === id)
  if (!one) throw new Refusal(404, 'not_found')
  return one
}

export const jobRoutes: Route[] = [
  ['POST', /^\/tickets\/bulk$/, ask],
  ['GET', /^\/jobs$/, () => ({ items: kept.map(({ job }) => job), next: null })],
  ['GET', /^\/jobs\/(\w+)$/, (_, id) => keptOf(id).job],
  ['GET', /^\/jobs\/(\w+)\/results$/, ({ query }, id) => ({ items: keptOf(id).results.filter((result) => !query.get('failed') || result.outcome === 'failed'), next: null })],
  ['POST', /^\/jobs\/(\w+)\/cancel$/, (_, id) => Object.assign(keptOf(id).job, { state: 'cancelling' })],
  ['POST', /^\/jobs\/(\w+)\/undo$/, (call, id) => {
    const one = keptOf(id)
    one.job.state = 'undoing'
    void go(call, one, (number) => {
      const [ticket, before] = [call.world.tickets.get(number), one.before.get(number)]
      if (ticket && before) call.world.happen(ticket, { type: 'changed', actor: { kind: 'member', id: 'm1', name: '' }, text: null, html: null }, before)
      return { ticket: number, outcome: before ? 'undone' : 'kept', version: null, code: null, detail: null, values: null }
    })
    return one.job
  }],
]
