import type { ServerResponse } from 'node:http'
import type { IntakeMessage } from '../api/channelTypes'
import type { ApiKey, Attachment, Status, Ticket, TicketRow, TimelineItem } from '../api/types'
import type { Entry, Person } from '../live/protocol'
import { brands, channels, groups, me, members } from './people'
import { stories } from './stories'

const MINUTE = 60_000
const statuses: Status[] = ['new', 'inProgress', 'new', 'onHold', 'inProgress', 'new', 'completed']

/** A small company in memory: its tickets, their timelines, and the feed that tells of them. */
export class World {
  signedIn = true
  setupNeeded = false
  me = { ...me }
  members = [...members]
  groups = [...groups]
  brands = [...brands]
  channels = [...channels]
  keys: ApiKey[] = [{ id: 'k1', name: '사내 대시보드', scopes: ['tickets:read', 'customers:read'], createdAt: '2026-10-02T02:00:00Z', createdBy: 'm2' }]
  tickets = new Map<number, Ticket>()
  timelines = new Map<number, TimelineItem[]>()
  entries: Entry[] = []
  listeners = new Set<ServerResponse>()
  presence = new Map<number, Person[]>()
  files = new Map<string, Attachment & { bytes: Buffer }>()
  held = new Map<string, ReturnType<typeof setTimeout>>()
  epoch = 'e1'
  /** Whoever wants to count after each change. */
  told: () => void = () => undefined
  private last = 0

  constructor() {
    for (let n = 0; n < 360; n += 1) this.begin(n)
    this.presence.set(1041, [{ id: 'm3', name: '박지우', typing: null }])
    this.presence.set(1042, [{ id: 'm2', name: '김도윤', typing: 'reply' }])
    this.epilogue()
  }

  next(prefix: string): string {
    this.last += 1
    return `${prefix}${this.last}`
  }

  private begin(n: number): void {
    const story = stories[n % stories.length]
    if (!story) return
    const [brand, name, email, subject, body, answer] = story
    const id = 1042 - n
    const created = Date.now() - (n * n * 0.5 + n * 13 + 4) * MINUTE
    const status = n % 9 === 0 ? 'inProgress' : (statuses[n % statuses.length] ?? 'new')
    const ticket: Ticket = {
      id, version: 1, brand, channel: { id: brand === 'b1' ? 'c1' : 'c2', kind: 'email' }, box: n % 60 === 59 ? 'blocked' : 'open', subject, preview: body.replace(/\s+/g, ' ').slice(0, 140), status,
      importance: n % 11 === 0 ? 'high' : n % 17 === 1 ? 'urgent' : n % 7 === 3 ? 'low' : 'medium',
      assignee: { member: n % 4 === 0 ? 'm1' : n % 4 === 1 ? null : `m${(n % 3) + 2}`, group: n % 3 === 0 ? 'g1' : null },
      tags: n % 5 === 0 ? ['환불'] : n % 6 === 1 ? ['crash', 'android'] : [],
      customer: { id: `p${n % stories.length}`, name, email }, createdAt: new Date(created).toISOString(), updatedAt: new Date(created + 2 * MINUTE).toISOString(),
      lastMessageAt: new Date(created).toISOString(), messages: 1, deliveryFailed: n === 6, cc: [], addedByMail: n === 2 ? [{ email: 'kim@partner.example', by: email }] : [], maybeRelated: [], links: [], mergedInto: null, boxedAt: null, snoozeUntil: null,
      additionalInformation: n % 2 === 0 ? { deviceModel: 'SM-S921N', osVersion: 'Android 16', appVersion: '3.12.1', userId: `u-${88213 + n}` } : {}, language: brand === 'b1' ? 'ko' : 'en',
    }
    this.tickets.set(id, ticket)
    const customer = { kind: 'customer' as const, id: ticket.customer.id, name }
    const items: TimelineItem[] = [{ id: `e${id}-1`, version: 1, at: ticket.createdAt, type: 'message', actor: customer, text: body, html: null, from: { name, email }, attachments: n % 12 === 0 ? [this.sample('receipt-0412.png', 184_220, 'image/png')] : [] }]
    if (answer && n > 0) {
      items.push({ id: `e${id}-2`, version: 2, at: new Date(created + 2 * MINUTE).toISOString(), type: 'reply', actor: { kind: 'member', id: 'm3', name: '박지우' }, text: answer, html: `<p>${answer}</p>`, attachments: [], delivery: n === 6 ? 'failed' : 'sent', deliveryReason: n === 6 ? '550 mailbox unavailable' : null, status: 'inProgress' })
      ticket.version = 2
      ticket.messages = 2
    }
    this.timelines.set(id, items)
  }

  /** The first ticket has a whole conversation, for whoever wants to see every kind of line. */
  private epilogue(): void {
    const at = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString()
    const customer = { kind: 'customer' as const, id: 'p0', name: '김하늘' }
    const items = this.timelines.get(1042) ?? []
    const [first] = items
    if (first) first.at = at(26 * 60)
    items.push(
      { id: 'x2', version: 2, at: at(26 * 60 - 3), type: 'assigned', actor: { kind: 'member', id: 'm2', name: '김도윤' }, text: null, html: null, change: { field: 'assignee', from: { member: null, group: null }, to: { member: 'm1', group: 'g1' } } },
      { id: 'x3', version: 3, at: at(25 * 60), type: 'reply', actor: { kind: 'member', id: 'm1', name: '이서연' }, text: '', html: '<p>안녕하세요, 하늘 님. 쿡타운 고객지원이에요.</p><p>불편을 드려 정말 죄송해요. 보내 주신 영수증으로 결제사에 확인을 요청했어요. <strong>중복 결제가 맞으면 2~3일 안에 자동으로 취소</strong>돼요.</p><ul><li>취소되면 다시 알려 드릴게요.</li><li>그동안 다이아는 그대로 쓰셔도 괜찮아요.</li></ul>', delivery: 'sent', attachments: [], status: 'onHold' },
      { id: 'x4', version: 4, at: at(24 * 60), type: 'memo', actor: { kind: 'member', id: 'm2', name: '김도윤' }, text: '', html: '<p>결제사 답변 받았어요. 두 번째 승인 건(끝자리 4471)은 <strong>중복 승인</strong> 맞습니다. 내일 오전에 취소 처리된대요.</p>', attachments: [] },
      { id: 'x5', version: 5, at: at(14), type: 'message', actor: customer, text: '', html: '<div style="font-family:sans-serif"><p>답변 감사합니다! 방금 카드사에서 <span style="color:#0a7">취소 문자</span>를 받았어요.</p><p>혹시 이번 일로 이벤트 구매 횟수가 줄어든 건 아닌지 확인해 주실 수 있을까요?</p></div><blockquote data-fold="quote" type="cite"><p>불편을 드려 정말 죄송해요. 보내 주신 영수증으로 결제사에 확인을 요청했어요.</p></blockquote>', from: { name: '김하늘', email: 'haneul.kim@mail.example' }, attachments: [this.sample('카드취소문자.png', 98_311, 'image/png')] },
      { id: 'x6', version: 6, at: at(13), type: 'changed', actor: { kind: 'system', id: 's', name: '' }, text: null, html: null, change: { field: 'status', from: 'onHold', to: 'inProgress' } },
    )
    const ticket = this.tickets.get(1042)
    if (ticket) Object.assign(ticket, { version: 6, messages: 3, status: 'inProgress', updatedAt: at(13), lastMessageAt: at(14), preview: '답변 감사합니다! 방금 카드사에서 취소 문자를 받았어요.', tags: ['환불', '중복결제'], importance: 'high', assignee: { member: 'm1', group: 'g1' } })
  }

  sample(name: string, size: number, contentType: string): Attachment {
    return { id: this.next('f'), name, size, contentType, url: '/files/sample', inline: false }
  }

  intake(channel: string): IntakeMessage[] {
    const fates = ['ticket', 'message', 'ticket', 'autoReply', 'duplicate', 'bounce', 'held', 'failed'] as const
    return fates.map((fate, n) => ({
      id: `${channel}-${n}`, at: new Date(Date.now() - n * 37 * MINUTE).toISOString(), source: 'INBOX', sha256: `${n}`.repeat(64), size: 4_210 + n * n * 9_731, fate,
      reason: fate === 'held' ? 'The sender is one of our own addresses.' : fate === 'failed' ? 'The message has no readable header.' : null,
      ticket: ['ticket', 'message', 'bounce'].includes(fate) ? 1042 - n : null, message: null, imported: n === 2, released: false, rawDeletedAt: null,
    }))
  }

  rowOf(ticket: Ticket): TicketRow {
    const row: Partial<Ticket> = { ...ticket }
    delete row.cc
    delete row.addedByMail
    delete row.maybeRelated
    delete row.additionalInformation
    delete row.language
    return row as TicketRow
  }

  /** Store, then tell: the timeline first, then the row, then everybody who listens. */
  happen(ticket: Ticket, item: Omit<TimelineItem, 'id' | 'version' | 'at'>, fields: Partial<Ticket> = {}): TimelineItem {
    const at = new Date().toISOString()
    Object.assign(ticket, fields, { version: ticket.version + 1, updatedAt: at })
    const stored: TimelineItem = { id: this.next('t'), version: ticket.version, at, ...item }
    this.timelines.set(ticket.id, [...(this.timelines.get(ticket.id) ?? []), stored])
    this.tell(ticket, item.type)
    return stored
  }

  private tell(ticket: Ticket, what: string): void {
    const before = this.entries.filter((entry) => entry.brand === ticket.brand).at(-1)?.n ?? 0
    const entry: Entry = { brand: ticket.brand, epoch: `${this.epoch}-${ticket.brand}`, n: before + 1, prev: before, kind: 'ticket', id: String(ticket.id), version: ticket.version, row: this.rowOf(ticket), what: [what], by: null }
    this.entries.push(entry)
    this.send('happened', [entry])
    this.told()
  }

  send(event: string, ...args: unknown[]): void {
    for (const listener of this.listeners) listener.write(`data: ${JSON.stringify({ event, args })}\n\n`)
  }

  present(ticket: number, person: Person | null, id: string): Person[] {
    const others = (this.presence.get(ticket) ?? []).filter((one) => one.id !== id)
    const people = person ? [...others, person] : others
    this.presence.set(ticket, people)
    this.send('presence', ticket, people)
    return people
  }
}
