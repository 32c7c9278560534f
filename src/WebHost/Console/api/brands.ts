import { get, newKey, patch, post, remove } from './http'
import { everyPage } from './pages'
import type { Channel, ChannelSettings, Fate, IntakeMessage, Reconciliation, RetriedMessages, TestAnswer } from './channelTypes'
import type { AutoReply, Brand, MailPreview, Page } from './types'

export interface BrandWish {
  name?: string
  slug?: string
  language?: string
  supportEmail?: string
  senderName?: string | null
  signature?: string | null
  autoReply?: AutoReply
  mailTemplate?: string
}

export type MailLookWish = Pick<BrandWish, 'senderName' | 'signature' | 'mailTemplate'>

export interface ChannelWish {
  kind: 'email'
  name: string
  settings: ChannelSettings
}

export const brandsApi = {
  previewMail: (brand: string, wish: MailLookWish) => post<MailPreview>(`/brands/${brand}/mail-preview`, wish),
  list: () => everyPage((cursor) => get<Page<Brand>>('/brands', { cursor, limit: 200 })),
  make: (wish: BrandWish) => post<Brand>('/brands', wish, { 'Idempotency-Key': newKey() }),
  change: (brand: string, wish: BrandWish) => patch<Brand>(`/brands/${brand}`, wish),
}

export const channelsApi = {
  list: (brand: string) => get<Page<Channel>>(`/brands/${brand}/channels`),
  get: (channel: string) => get<Channel>(`/channels/${channel}`),
  make: (brand: string, wish: ChannelWish) => post<Channel>(`/brands/${brand}/channels`, wish, { 'Idempotency-Key': newKey() }),
  change: (channel: string, wish: { name?: string; settings?: ChannelSettings }) => patch<Channel>(`/channels/${channel}`, wish),
  remove: (channel: string) => remove(`/channels/${channel}`),
  test: (channel: string, settings?: ChannelSettings) => post<TestAnswer>(`/channels/${channel}/test`, settings ? { settings } : undefined),
  tryOut: (brand: string, wish: ChannelWish) => post<TestAnswer>(`/brands/${brand}/channels/test`, wish),
  messages: (channel: string, query: { fate?: Fate | ''; cursor?: string | null; limit?: number }) =>
    get<Page<IntakeMessage>>(`/channels/${channel}/messages`, query),
  retry: (channel: string, message: string) => post<{ fate: Fate }>(`/channels/${channel}/messages/${encodeURIComponent(message)}/retry`),
  release: (channel: string, message: string) => post<{ fate: Fate }>(`/channels/${channel}/messages/${encodeURIComponent(message)}/release`),
  retryFailed: (channel: string, cursor: string | null) =>
    post<RetriedMessages>(`/channels/${channel}/messages/retry-failed${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`),
  reconcile: (channel: string) => get<Reconciliation>(`/channels/${channel}/reconciliation`),
  fetchMissing: (channel: string) => post<Reconciliation>(`/channels/${channel}/reconciliation`),
  rawAddress: (channel: string, message: string) => `/api/v1/channels/${channel}/messages/${encodeURIComponent(message)}/raw`,
}
