/** A portal finder as the server tells it: one address for an app, which finds the portal of the right brand by keys. */
export const landings = ['home', 'request', 'notices', 'category', 'article'] as const
export type LandingPage = (typeof landings)[number]

export interface Landing {
  page: LandingPage
  /** Of the inquiry type, the category or the article; null where the page has none. */
  id: string | null
}

export interface Connection {
  id: string
  brand: string
  /** One to three values; their order matters. */
  keys: string[]
  landing: Landing
  /** Whoever comes with keys that no connection has is led here. */
  default: boolean
}

/** One that was not saved yet has no id. */
export type ConnectionWish = Omit<Connection, 'id'> & { id?: string }

export interface FinderSecret {
  id: string
  createdAt: string
  lastUsedAt: string | null
}

/** What a secret reads is told once, when it is made. */
export interface NewSecret {
  id: string
  secret: string
}

export interface Finder {
  id: string
  name: string
  accessKey: string
  jwtOnly: boolean
  connections: Connection[]
  secrets: FinderSecret[]
  /** What a key of the additional information is called on tickets. */
  labels: Record<string, string>
  /** Keys that tickets do not show. */
  hidden: string[]
  version: number
}

export interface FinderWish {
  name?: string
  jwtOnly?: boolean
  connections?: ConnectionWish[]
  labels?: Record<string, string>
  hidden?: string[]
}

export const tryingSteps = ['form', 'accessKey', 'credentials', 'token', 'keys', 'connection', 'portal', 'landing'] as const
export type TryingStep = (typeof tryingSteps)[number]

export interface TriedStep {
  step: TryingStep
  ok: boolean
  code: string | null
  detail: Record<string, string | number | boolean | null> | null
}

export interface FoundUser {
  id: string | null
  name: string | null
  email: string | null
  /** A signed token says who it is; what stands in an address is only claimed. */
  verified: boolean
}

/** What an app would be answered that opened this address now. */
export interface TriedAddress {
  steps: TriedStep[]
  status: number
  code: string | null
  location: string | null
  brand: string | null
  user: FoundUser | null
  information: Record<string, string>
}
