import type { TimelineItem } from '@/api/types'

/** New items take their place by version; a delivery item also brings the reply it is about up to date. */
export function merge(items: readonly TimelineItem[], incoming: readonly TimelineItem[]): TimelineItem[] {
  const all = new Map(items.map((item) => [item.id, item]))
  for (const item of incoming) all.set(item.id, item)
  for (const item of incoming.filter(({ type }) => type === 'plan')) {
    const planned = item.of ? all.get(item.of) : undefined
    if (planned && planned.plan !== 'sent' && planned.plan !== 'dropped') all.set(planned.id, { ...planned, plan: item.plan ?? 'ended', deliveryCode: item.deliveryCode ?? null })
  }
  for (const item of incoming.filter(isDelivery)) {
    const reply = item.of ? all.get(item.of) : undefined
    if (reply && !isOlderNews(item, all)) all.set(reply.id, { ...reply, ...newestDelivery(item) })
  }
  const whole = Array.from(all.values()).sort((a, b) => a.version - b.version)
  return whole.some((item) => item.carried) ? whole.sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || a.version - b.version) : whole
}

/** What is of a reply tells how far it has come; what is of a message stands for itself. */
function isDelivery(item: TimelineItem): boolean {
  return item.type === 'delivery' || item.type === 'withdrawn'
}

function newestDelivery(item: TimelineItem): Partial<TimelineItem> {
  if (item.type === 'withdrawn') return { delivery: 'withdrawn' }
  if (item.note) return { note: item.note }
  return { delivery: item.delivery, deliveryReason: item.deliveryReason ?? null, deliveryCode: item.deliveryCode ?? null }
}

/** A page of older items may bring delivery news that later ones have overtaken. */
function isOlderNews(item: TimelineItem, all: ReadonlyMap<string, TimelineItem>): boolean {
  // What is said beside the state does not overtake it, nor the other way round.
  for (const other of all.values()) if (other.of === item.of && other.version > item.version && Boolean(other.note) === Boolean(item.note)) return true
  return false
}

export function lastVersion(items: readonly TimelineItem[]): number {
  return items.reduce((highest, item) => Math.max(highest, item.version), 0)
}

/** `forward` and `outsider` are between members and people outside: no customer sees them. */
export type Kind = 'customer' | 'reply' | 'memo' | 'forward' | 'outsider' | 'system'

export function kindOf(item: TimelineItem): Kind {
  if (item.movedTo) return 'system'
  if (item.type === 'message') return 'customer'
  if (item.type === 'reply' || item.type === 'planned') return 'reply'
  if (item.type === 'memo') return 'memo'
  if (item.type === 'forward') return 'forward'
  if (item.type === 'forwardAnswer') return 'outsider'
  return item.type === 'opened' && hasBody(item) ? 'customer' : 'system'
}

export function hasBody(item: TimelineItem): boolean {
  return Boolean(item.text ?? item.html) || (item.attachments?.length ?? 0) > 0
}

/** Whether an item is worth a line of its own. A reply says itself that it was sent; a withdrawn one leaves only its line. */
export function isShown(item: TimelineItem): boolean {
  if (item.type === 'reply' || item.type === 'forward') return item.delivery !== 'withdrawn'
  if (item.type === 'planned') return item.plan === 'waiting' || item.plan === 'held'
  if (item.type === 'plan') return item.plan !== 'sent'
  if (item.type === 'delivery' && item.note) return true
  if (item.type === 'delivery') return item.delivery === 'failed' || item.delivery === 'bounced' || item.delivery === 'unknown'
  return true
}

/** Items under the day they happened on. */
export interface Day {
  day: string
  at: string
  items: TimelineItem[]
}

export function byDay(items: readonly TimelineItem[]): Day[] {
  const days: Day[] = []
  for (const item of items.filter(isShown)) {
    const date = new Date(item.at)
    const day = `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`
    const last = days.at(-1)
    if (last?.day === day) last.items.push(item)
    else days.push({ day, at: item.at, items: [item] })
  }
  return days
}

/** What its reader has to see before they answer: what a customer or a colleague wrote behind a version. The server holds a reply back for the same. */
export function unseenAfter(items: readonly TimelineItem[], version: number, reader: string): TimelineItem[] {
  const isMine = (item: TimelineItem) => item.actor.kind === 'member' && item.actor.id === reader
  return items.filter((item) => {
    if (item.version <= version || !isShown(item)) return false
    return kindOf(item) === 'customer' || (item.type === 'reply' && !item.automatic && !isMine(item))
  })
}

/** After it, some of what was there is not: what was split off, or what a merge brought that was taken back. It does not say which. */
export function takesAway({ change }: TimelineItem): boolean {
  return change?.field === 'split' || (change?.field === 'merged' && change.to === null)
}

/** What was filled into the form is another than before. */
export const tellsOfForm = (item: TimelineItem): boolean => item.change?.field === 'type' || item.change?.field === 'fields'
