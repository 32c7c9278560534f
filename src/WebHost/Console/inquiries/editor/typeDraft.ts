import type { FieldKind, InquiryField, InquiryType, InquiryTypeWish } from '@/api/inquiryTypes'
import type { Assignee, Importance } from '@/api/types'
import { hasOptions, limits, mayDecide, TICKED } from '../kinds'
import { free, keyOf } from './fieldKey'

export interface EditedOption {
  uid: string
  /** Its value on tickets; of one that was never saved it follows the label. */
  value: string
  label: string
  fresh: boolean
}

export interface EditedField extends Omit<InquiryField, 'options' | 'showIf'> {
  /** What it is called while it is edited: its key may still change. */
  uid: string
  /** The key follows the label until somebody writes one, and once tickets may have it. */
  keyFollows: boolean
  options: EditedOption[]
  /** Another field's uid, and values of its. */
  showIf: { field: string; in: string[] } | null
}

export interface TypeDraft {
  name: string
  description: string
  on: boolean
  template: string
  assignee: Assignee
  importance: Importance | null
  tags: string[]
  fields: EditedField[]
}

export const emptyDraft: TypeDraft = {
  name: '', description: '', on: false, template: '', assignee: { member: null, group: null }, importance: null, tags: [], fields: [],
}

export function draftOf(type: InquiryType): TypeDraft {
  const { name, description, on, template, assignee, importance, tags } = type
  const fields = type.fields.map((field) => ({
    ...field, uid: field.key, keyFollows: false, options: field.options.map((option) => ({ ...option, uid: option.value, fresh: false })),
  }))
  return { name, description, on, template, assignee: { member: assignee.member, group: assignee.group }, importance, tags: [...tags], fields }
}

export function wishOf({ fields, ...rest }: Partial<TypeDraft>): InquiryTypeWish {
  return { ...rest, ...(fields ? { fields: fieldsOf(fields) } : {}) }
}

/** As the server takes them. What a kind does not have is left out, however much of it was written before the kind was changed. */
export function fieldsOf(fields: readonly EditedField[]): InquiryField[] {
  const keys = new Map(fields.map((field) => [field.uid, field.key]))
  return fields.map(({ key, label, help, kind, required, options, maxLength, showIf }) => ({
    key: key.trim(),
    label: label.trim(),
    help: help.trim(),
    kind,
    required,
    options: hasOptions(kind) ? options.map((option) => ({ value: option.value, label: option.label.trim() })) : [],
    maxLength: limits[kind] === undefined ? null : maxLength,
    showIf: showIf ? { field: keys.get(showIf.field) ?? showIf.field, in: showIf.in } : null,
  }))
}

let made = 0

export function newField(kind: FieldKind, fields: readonly EditedField[]): EditedField {
  made += 1
  return {
    uid: `new-${made}`, key: keyOf('', kind.toLowerCase(), keysOf(fields)), keyFollows: true, label: '', help: '', kind, required: false,
    options: [], maxLength: null, showIf: null,
  }
}

export function copyOf(field: EditedField, fields: readonly EditedField[]): EditedField {
  made += 1
  return { ...field, uid: `new-${made}`, key: free(field.key, keysOf(fields)), keyFollows: false, options: field.options.map((option) => ({ ...option, fresh: true })) }
}

/** With another label, and with the key of it where the key follows. */
export function relabelled(field: EditedField, label: string, fields: readonly EditedField[]): EditedField {
  const others = fields.filter((other) => other.uid !== field.uid)
  return { ...field, label, key: field.keyFollows ? keyOf(label, field.kind.toLowerCase(), keysOf(others)) : field.key }
}

/** Lines as options: each line that is not there yet is one more. */
export function withLines(options: readonly EditedOption[], text: string): EditedOption[] {
  const all = [...options]
  for (const line of text.split(/\r?\n/)) {
    const label = line.replace(/^\s*(?:[-*•·]|\d+[.)])\s+/, '').trim()
    if (label !== '' && !all.some((option) => option.label === label)) all.push(newOption(label, all))
  }
  return all
}

export function newOption(label: string, others: readonly EditedOption[]): EditedOption {
  made += 1
  return { uid: `new-${made}`, value: keyOf(label, 'option', others.map((option) => option.value)), label, fresh: true }
}

/** An option with another label. Its value follows as long as no ticket can have it. */
export function reworded(options: readonly EditedOption[], at: number, label: string): EditedOption[] {
  return options.map((option, index) => {
    if (index !== at) return option
    return option.fresh ? { ...newOption(label, options.toSpliced(at, 1)), uid: option.uid } : { ...option, label }
  })
}

/** The fields with one of them changed. What hung on a value of it that is called otherwise now still does. */
export function changed(fields: readonly EditedField[], now: EditedField): EditedField[] {
  const before = fields.find((field) => field.uid === now.uid)?.options ?? []
  const renamed = new Map(before.map(({ uid, value }) => [value, now.options.find((option) => option.uid === uid)?.value ?? value]))
  return fields.map((field) => {
    if (field.uid === now.uid) return now
    if (field.showIf?.field !== now.uid) return field
    return { ...field, showIf: { ...field.showIf, in: field.showIf.in.map((value) => renamed.get(value) ?? value) } }
  })
}

/** The fields that the one at this place may hang on: those above it with a known set of values. */
export function deciders(fields: readonly EditedField[], at: number): EditedField[] {
  return fields.slice(0, at).filter((field) => mayDecide(field.kind))
}

/** What one may be asked to have. */
export const valuesOf = (field: Pick<EditedField, 'kind' | 'options'>): string[] =>
  (field.kind === 'checkbox' ? [TICKED] : hasOptions(field.kind) ? field.options.map((option) => option.value) : [])

const keysOf = (fields: readonly EditedField[]) => fields.map((field) => field.key)
