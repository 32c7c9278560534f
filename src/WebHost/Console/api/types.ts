// The shapes of docs/api.md. What the server says of them is in schema.ts, made of its openapi.json; here they get the console's names.
import type { ChannelKind } from './channelTypes'
import type { FieldKind, FieldOption } from './inquiryTypes'
import type { components } from './schema'

type Schemas = components['schemas']

/** A shape as answers bear it: nothing is left out, and a number is a number, though the server would also read one that is written as text. */
type Told<T> = number extends T
  ? Exclude<T, string>
  : T extends (infer Item)[]
    ? Told<Item>[]
    : T extends object
      ? { [Key in keyof T]-?: Told<T[Key]> }
      : T

export interface Page<T> {
  items: T[]
  next: string | null
}

export type Role = Schemas['Role']
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

export interface Me extends Omit<Told<Schemas['Me']>, 'permissions'> {
  permissions: Permission[]
}

export type Availability = Member['availability']
export interface Preferences {
  /** Where one goes when a ticket is done with; null where one never said. */
  after?: 'next' | 'list' | 'stay' | null
  /** Whose pictures are always shown. */
  picturesOf?: string[]
}
export type Member = Told<Schemas['MemberView']>

export type Invitation = Told<Schemas['InvitationView']>

export type Group = Told<Schemas['GroupInfo']>

export type ApiKey = Told<Schemas['ApiKeyInfo']>

export type NewApiKey = Told<Schemas['NewKeyView']>

export type Notification = Told<Schemas['Notification']>
export type NotificationKind = Schemas['NotificationKind']
export type NotificationPage = Told<Schemas['NotificationPage']>
export type MailDigest = NotificationSettings['mail']
export type NotificationSettings = Told<Schemas['NotificationSettings']>
export type PushDevice = Told<Schemas['PushDevice']>
export type PushDevices = Told<Schemas['PushDevices']>
export type Mentionable = Told<Schemas['Mentionable']>

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
export type MailPreview = Told<Schemas['MailPreview']>

/** Sent by the brand itself to mail that opens a ticket. */
export type AutoReply = Told<Schemas['AutoReply']>

export type Status = NonNullable<Schemas['TicketStatus']>
export type Importance = NonNullable<Schemas['Importance']>
export type BoxName = 'all' | 'mine' | 'groups' | 'unassigned' | 'googlePlay' | 'asleep' | 'blocked' | 'deleted'
export type Counts = Record<BoxName, number>

/** How many tickets a list has; more is "999+". */
export interface ListCount {
  count: number
  more: boolean
}

export type Assignee = Told<Schemas['Assignee']>

export type TicketRow = Omit<Ticket, 'cc' | 'addedByMail' | 'maybeRelated' | 'additionalInformation' | 'language' | 'fields' | 'form' | 'typeName'>

export interface TicketHit {
  ticket: TicketRow
  /** HTML: escaped text with `mark` around what was found. */
  snippet: string
  /** The timeline item it is of; null where it is of the ticket itself. */
  item: string | null
}

export interface TicketHits extends Page<TicketHit> {
  total: number
  /** Some tickets could not be looked through. */
  partial: boolean
}

/** How a field of a form was asked when it was filled in. */
export interface AskedField {
  key: string
  label: string
  kind: FieldKind
  options: FieldOption[]
}

export type FieldValues = Record<string, string | string[]>

export interface Ticket extends Omit<Told<Schemas['TicketView']>, 'channel' | 'status' | 'importance' | 'type' | 'fields' | 'form' | 'typeName' | 'customerRating' | 'stars'> {
  status: Status
  importance: Importance
  channel: { id: string; kind: ChannelKind } | null
  /** Its inquiry type's id. */
  type?: string | null
  /** What was filled into the form; rows of lists have none of it. */
  fields?: FieldValues
  form?: AskedField[]
  /** Also of a type that is gone. */
  typeName?: string | null
  /** Of whoever asks, where the server tells it with the ticket. */
  customerRating?: CustomerRating
  /** What a review gives, of five. */
  stars?: number | null
}

/** A ticket that has to do with another one. */
export interface RelatedTicket {
  relation: Schemas['TicketRelation']
  ticket: TicketRow
}

export interface TicketPatch {
  status?: Status
  importance?: Importance
  assignee?: Assignee
  tags?: string[]
  deleted?: boolean
  spam?: boolean
  /** A time, until the customer answers, or null: it wakes now. */
  snoozeUntil?: string | null
  type?: string | null
  /** The given keys alone are changed; null empties one. */
  fields?: Record<string, string | string[] | null>
}

export interface Attachment extends UploadedFile {
  inline?: boolean
  /** Where it went out as an address instead of bytes. */
  link?: FileLink | null
}

export type FileLink = Told<Schemas['LinkView']>

export type UploadedFile = Told<Schemas['UploadedFile']>

export type Delivery = NonNullable<Schemas['DeliveryState']>
export type ItemType = Schemas['TimelineKind']

export interface Actor {
  kind: 'member' | 'customer' | 'system' | 'apiKey' | 'outsider'
  id: string
  name: string
}

export interface Change {
  field: 'status' | 'importance' | 'assignee' | 'tags' | 'box' | 'snoozeUntil' | 'links' | 'related' | 'mergedInto' | 'merged' | 'split' | 'customer' | 'type' | 'fields'
  from: unknown
  to: unknown
  /** Of a form: the keys of what was changed. */
  keys?: string[]
}

export type BulkAction = Schemas['BulkAction'] | 'type'
/** What became of one ticket that was changed at once. */
export type BulkItem = Told<Schemas['BulkResult']>
/** Work on many tickets that goes on by itself, whoever looks. */
export interface Job extends Omit<Told<Schemas['JobAnswer']>, 'values' | 'state' | 'action'> {
  action: BulkAction
  /** What was asked for, without what was written; what the action does not need is left out. */
  values: JobValues
  state: Exclude<Schemas['JobState'], 'making'>
}
export interface JobValues {
  status?: Status
  importance?: Importance
  assignee?: Assignee
  tags?: string[]
  into?: number
  type?: string | null
}
export interface JobResult extends Omit<Told<Schemas['JobResultAnswer']>, 'outcome'> {
  outcome: Exclude<Schemas['JobOutcome'], 'waiting'>
}

/** In UTF-16 code units, as JavaScript counts. */
/** What an answer may be as things stand. */
export type ReplySurface = Told<Schemas['ReplySurface']>

export type Fold = Told<Schemas['Fold']>

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
  /** Why, where it is a reason of ours; it has words in `problems`. */
  deliveryCode?: string | null
  /** What is to be said of a reply whose state stays as it was. */
  note?: DeliveryNote | null
  dueAt?: string | null
  /** On a reply that is to leave later: when, whether although the customer writes before, and how it stands. */
  sendAt?: string | null
  sendAnyway?: boolean | null
  plan?: NonNullable<Schemas['PlanStanding']> | null
  status?: Status | null
  change?: Change | null
  of?: string | null
  protection?: Protection | null
  related?: number[]
  /** On forwards: what went along. */
  items?: string[]
  /** Where it was written, if in another ticket. */
  carried?: { ticket: number; item: string } | null
  /** The ticket it was split off into. */
  movedTo?: number | null
  automatic?: NonNullable<Schemas['AutomaticMail']>
  sender?: NonNullable<Schemas['SenderCheck']>
  /** What a reply was before it was translated; left out where it was not. */
  original?: string | null
}

export type DeliveryNote = NonNullable<Schemas['DeliveryNote']>

/** How a mail was protected by its sender. Whether a signature holds is not checked. */
export type Protection = Told<Schemas['Protection']>

export type CustomerRating = Schemas['CustomerRating']

export type Customer = Told<Schemas['CustomerInfo']>
/** How far a customer's erasing has got. */
export type CustomerErasure = Told<Schemas['CustomerErasure']>
export type MergedFrom = Told<Schemas['CustomerMergeInfo']>
export type CustomerMemo = Told<Schemas['CustomerMemo']>

/** Something that happened to a customer. */
export type Happening = Told<Schemas['CustomerTimelineItem']>
export type HappeningKind = Schemas['CustomerTimelineKind']
