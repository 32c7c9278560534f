// The shapes of docs/api.md.
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

export type Tls = 'none' | 'startTls' | 'implicit'

export interface MailServer {
  host: string
  port: number
  tls: Tls
  user: string
  password?: string | null
  hasPassword?: boolean
}

export interface ChannelSettings {
  address: string
  imap?: MailServer | null
  smtp?: MailServer | null
  fetching?: Fetching
  sending?: Sending
  trustedAuthServer?: string
  /** In a wish: left out keeps what is stored, null is by password. */
  oauth?: OAuth | null
}

export type MailProvider = 'google' | 'microsoft' | 'other'

export interface OAuth {
  provider: MailProvider
  tokenEndpoint?: string | null
  scope?: string | null
  clientId: string
  /** In a wish alone; left out keeps the stored one. */
  clientSecret?: string
  refreshToken?: string
  hasClientSecret?: boolean
  hasRefreshToken?: boolean
}

export type AfterIntake = 'nothing' | 'markSeen' | 'move'

export interface Fetching {
  folders: string[]
  importDays: number
  after: AfterIntake
  moveTo: string | null
  keepRawDays: number | null
}

export interface Sending {
  sentFolder: string | null
  mailsPerMinute: number | null
}

export interface ChannelHealth {
  state: 'connecting' | 'ok' | 'failing' | 'off'
  lastError: string | null
  lastCheckedAt: string | null
  mode: 'idle' | 'poll' | 'push' | null
}

export type ChannelKind = 'email' | 'portal' | 'widget' | 'googlePlay' | 'facebook' | 'x'

export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  brand: string
  settings: ChannelSettings
  health: ChannelHealth
}

export interface TestStep {
  part: 'imap' | 'smtp'
  step: 'resolve' | 'connect' | 'tls' | 'signIn' | 'open' | 'greet'
  ok: boolean
  message: string
}

export interface TestAnswer {
  ok: boolean
  steps: TestStep[]
}

export type Fate = 'pending' | 'ticket' | 'message' | 'duplicate' | 'bounce' | 'autoReply' | 'held' | 'failed'

export interface IntakeMessage {
  id: string
  at: string
  source: string
  sha256: string
  size: number
  fate: Fate
  reason: string | null
  ticket: number | null
  message: string | null
  imported: boolean
  released: boolean
  rawDeletedAt: string | null
}

export interface RetriedMessages {
  tried: number
  failed: number
  next: string | null
}

export interface MissingMail {
  uid: number
  at: string | null
  size: number
}

export interface FolderReconciliation {
  folder: string
  uidValidity: number
  onServer: number
  known: number
  waiting: number
  missing: MissingMail[]
  more: boolean
}

export interface Reconciliation {
  at: string
  folders: FolderReconciliation[]
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

export type Delivery = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'bounced' | 'withdrawn'
export type ItemType = 'opened' | 'message' | 'reply' | 'memo' | 'assigned' | 'changed' | 'tagged' | 'delivery' | 'withdrawn' | 'related'

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
