import { get, newKey, patch, post, remove } from './http'
import { everyPage } from './pages'
import type { Assignee, Importance, Page } from './types'

export type FieldKind = 'text' | 'paragraph' | 'number' | 'email' | 'phone' | 'date' | 'select' | 'multiSelect' | 'checkbox' | 'file'

export interface FieldOption {
  value: string
  label: string
}

/** The field is asked only where another, earlier one has one of these values. */
export interface FieldCondition {
  field: string
  in: string[]
}

export interface InquiryField {
  /** What programs and variables call it; never changes its meaning on tickets that have it. */
  key: string
  label: string
  help: string
  kind: FieldKind
  required: boolean
  options: FieldOption[]
  maxLength: number | null
  showIf: FieldCondition | null
}

/** What a customer may ask about on the portal, with the form of it. */
export interface InquiryType {
  id: string
  name: string
  description: string
  /** Whether the portal offers it. */
  on: boolean
  position: number
  /** What the customer's question begins with. */
  template: string
  fields: InquiryField[]
  assignee: Assignee
  importance: Importance | null
  tags: string[]
  version: number
}

/** `position` moves it, and `fields` is the whole list. */
export type InquiryTypeWish = Partial<Omit<InquiryType, 'id' | 'version'>>

const of = (brand: string, type?: string) => `/brands/${brand}/inquiry-types${type ? `/${encodeURIComponent(type)}` : ''}`

export const inquiryTypesApi = {
  list: (brand: string) => everyPage((cursor) => get<Page<InquiryType>>(of(brand), { cursor })),
  get: (brand: string, type: string) => get<InquiryType>(of(brand, type)),
  make: (brand: string, wish: InquiryTypeWish) => post<InquiryType>(of(brand), wish, { 'Idempotency-Key': newKey() }),
  /** With a version, another one on the server is a conflict. */
  change: (brand: string, type: string, wish: InquiryTypeWish, version?: number) =>
    patch<InquiryType>(of(brand, type), wish, version === undefined ? undefined : { 'If-Match': `"${version}"` }),
  remove: (brand: string, type: string) => remove(of(brand, type)),
}
