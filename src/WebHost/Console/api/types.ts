// The shapes of docs/api.md.
import type { ChannelKind } from './channelTypes'

export interface Page<T> {
  items: T[]
  next: string | null
}

export type Role = 'owner' | 'admin' | 'proAgent' | 'agent'
export type Permission =
  | 'account:delete'
  | 'settings:manage'
  | 'brands:manage'
  | 'channels:manage'
  | 'members:manage'
  | 'groups:manage'
  | 'apiKeys:manage'
  | 'audit:read'
  | 'tickets:all'
  | 'reports:read'
  | 'notifications:manage'
  | 'tickets:work'
  | 'customers:work'
  | 'knowledge:work'
  | 'cannedResponses:work'

export interface Me {
  id: string
  name: string
  email: string
  role: Role
  language: string
  account: { id: string; name: string }
  permissions: Permission[]
  ticketScope: 'all' | 'groups' | 'own'
  brands: string[] | null
  groups: string[]
}

export interface Member {
  id: string
  name: string
  email: string
  role: Role
  state: 'active' | 'invited'
  brands: string[] | null
  groups: string[]
  createdAt: string
}

export interface Invitation extends Member {
  link: string
  expiresAt: string
  mailed: boolean
}

export interface Group {
  id: string
  name: string
  members: string[]
}

export interface ApiKey {
  id: string
  name: string
  scopes: string[]
  createdAt: string
  createdBy: string
}

export interface NewApiKey {
  id: string
  key: string
  name: string
  scopes: string[]
}

export interface Brand {
  id: string
  name: string
  slug: string
  language: string
  supportEmail: string
  senderName: string | null
  signature: string | null
  autoReply?: AutoReply
  mailTemplate?: string
}

/** How mail of a brand would look. */
export interface MailPreview {
  from: string
  html: string
  text: string
}

/** Sent by the brand itself to mail that opens a ticket. */
export interface AutoReply {
  on: boolean
  text: string
}

export type Status = 'new' | 'inProgress' | 'onHold' | 'completed'
export type Importance = 'low' | 'medium' | 'high' | 'urgent'
export type BoxName = 'all' | 'mine' | 'groups' | 'unassigned' | 'googlePlay' | 'blocked' | 'deleted'
export type Counts = Record<BoxName, number>

export interface Assignee {
  member: string | null
  group: string | null
}

export interface TicketRow {
  id: number
  version: number
  brand: string
  channel: { id: string; kind: ChannelKind } | null
  box: 'open' | 'blocked' | 'deleted'
  subject: string
  preview: string
  status: Status
  importance: Importance
  assignee: Assignee
  tags: string[]
  customer: { id: string; name: string; email: string | null }
  createdAt: string
  updatedAt: string
  lastMessageAt: string
  messages: number
  deliveryFailed: boolean
}

export interface Ticket extends TicketRow {
  cc: string[]
  additionalInformation: Record<string, string>
  language: string | null
}

export interface TicketPatch {
  status?: Status
  importance?: Importance
  assignee?: Assignee
  tags?: string[]
  deleted?: boolean
}

export interface Attachment {
  id: string
  name: string
  size: number
  contentType: string
  url: string
  inline?: boolean
}

export interface UploadedFile {
  id: string
  name: string
  size: number
  contentType: string
  url: string
}

export type Delivery = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'bounced' | 'withdrawn' | 'delivered' | 'read' | 'published'
export type ItemType = 'opened' | 'message' | 'reply' | 'memo' | 'assigned' | 'changed' | 'tagged' | 'delivery' | 'withdrawn' | 'related' | 'edited' | 'removed'

export interface Actor {
  kind: 'member' | 'customer' | 'system' | 'apiKey'
  id: string
  name: string
}

export interface Change {
  field: 'status' | 'importance' | 'assignee' | 'tags' | 'box'
  from: unknown
  to: unknown
}

/** In UTF-16 code units, as JavaScript counts. */
export interface Fold {
  start: number
  length: number
  kind: 'quote' | 'signature'
}

export interface TimelineItem {
  id: string
  version: number
  at: string
  type: ItemType
  actor: Actor
  text: string | null
  html: string | null
  /** What of the text is folded away; HTML bears its own marks. */
  folds?: Fold[]
  attachments?: Attachment[]
  from?: { name: string; email: string } | null
  to?: string[]
  cc?: string[]
  bcc?: string[]
  delivery?: Delivery | null
  deliveryReason?: string | null
  dueAt?: string | null
  status?: Status | null
  change?: Change | null
  of?: string | null
  protection?: Protection | null
  related?: number[]
  automatic?: 'autoReply' | 'outOfOffice' | 'list' | 'noReply' | 'challenge' | 'ownAddress'
  sender?: 'unknown' | 'verified' | 'unverified'
}

/** How a mail was protected by its sender. Whether a signature holds is not checked. */
export interface Protection {
  way: 'signed' | 'encrypted'
  kind: 'smime' | 'pgp'
}

export interface Customer {
  id: string
  name: string
  emails: string[]
  externalIds: string[]
  rating: 'general' | 'vip' | 'vvip' | 'malicious'
  tags: string[]
  blocked: boolean
  createdAt: string
}
