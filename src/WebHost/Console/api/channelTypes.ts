// The shapes of docs/api.md, of channels and what came in by them.
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

export type ChannelKind = 'email' | 'portal' | 'widget' | 'googlePlay' | 'appStore' | 'facebook' | 'x' | 'line' | 'telegram'

export interface Channel {
  id: string
  kind: ChannelKind
  name: string
  brand: string
  /** Of e-mail; every other kind has the values of its form (`KindSettings`). */
  settings: ChannelSettings
  health: ChannelHealth
}

export interface TestStep {
  /** A server of e-mail, or the kind of channel. */
  part: 'imap' | 'smtp' | ChannelKind
  step: 'resolve' | 'connect' | 'tls' | 'signIn' | 'open' | 'greet' | 'account' | 'webhook'
  ok: boolean
  message: string
  /** Of a step that failed, and the other server's own words, if it said any. */
  code?: string | null
  said?: string | null
}

export interface TestAnswer {
  ok: boolean
  steps: TestStep[]
}

export type Fate = 'pending' | 'ticket' | 'message' | 'duplicate' | 'bounce' | 'autoReply' | 'held' | 'failed' | 'edit' | 'removal' | 'echo' | 'receipt' | 'trouble' | 'notGiven'

export interface IntakeMessage {
  id: string
  at: string
  source: string
  sha256: string
  size: number
  fate: Fate
  reason: string | null
  /** The reason by a code, where it is one of ours. */
  reasonCode?: string | null
  ticket: number | null
  message: string | null
  imported: boolean
  released: boolean
  rawDeletedAt: string | null
  /** When a mail that the server did not give is asked for again. */
  askAt?: string | null
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
