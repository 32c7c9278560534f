import { get, newKey, patch, post } from './http'
import type { Channel, ChannelKind, TestAnswer } from './channelTypes'
import type { Page } from './types'

/** A field of the form that sets up a channel of a kind. Its words stand under `channelKinds.KIND.KEY`. */
export interface KindField {
  key: string
  kind: 'text' | 'secret' | 'number' | 'select' | 'switch' | 'url'
  required: boolean
  options: string[]
  usual: string | null
  hasHelp: boolean
  min: number | null
  max: number | null
  manyLines: boolean
}

/** A kind of channel; without fields where a page of its own sets it up. */
export interface Kind {
  kind: ChannelKind
  fields: KindField[]
  pushed: boolean
  pulled: boolean
  sends: boolean
}

/** What a form says; a secret that is stored is never said, but that there is one: `hasTOKEN`. */
export type KindSettings = Record<string, string | number | boolean>

export interface KindWish {
  kind: ChannelKind
  name: string
  settings: KindSettings
}

export const channelKindsApi = {
  list: () => get<Page<Kind>>('/channels/kinds'),
  make: (brand: string, wish: KindWish) => post<Channel>(`/brands/${brand}/channels`, wish, { 'Idempotency-Key': newKey() }),
  change: (channel: string, wish: { name: string; settings: KindSettings }) => patch<Channel>(`/channels/${channel}`, wish),
  test: (channel: string, settings: KindSettings) => post<TestAnswer>(`/channels/${channel}/test`, { settings }),
  tryOut: (brand: string, wish: KindWish) => post<TestAnswer>(`/brands/${brand}/channels/test`, wish),
}
