import { get, post, put } from './http'
import type { components } from './schema'

type Schemas = components['schemas']

export type TranslationProvider = Schemas['TranslationProvider']

/** A text in other words; `from` is null where the provider does not say. */
export interface Translation {
  html: string
  text: string
  from: string | null
  to: string
  provider: TranslationProvider
}

export interface TranslationSettings {
  provider: TranslationProvider
  address: string | null
  hasKey: boolean
}

export interface TranslationSettingsWish {
  provider: TranslationProvider
  address?: string
  /** Left out: the one that is there. */
  key?: string
}

const settings = '/settings/translation'

export const translationsApi = {
  provider: () => get<{ provider: TranslationProvider }>('/translation'),
  item: (ticket: number, item: string, to: string) => post<Translation>(`/tickets/${ticket}/translate`, { item, to }),
  /** What is being written, in the language that the customer writes. */
  draft: (ticket: number, html: string) => post<Translation>(`/tickets/${ticket}/translate`, { html }),
  settings: () => get<TranslationSettings>(settings),
  change: (wish: TranslationSettingsWish) => put<TranslationSettings>(settings, wish),
  test: (to: string) => post<Translation>(`${settings}/test`, { to }),
}
