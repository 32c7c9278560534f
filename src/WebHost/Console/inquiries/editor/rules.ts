import { hasOptions, limits, mayDecide } from '../kinds'
import { isKey } from './fieldKey'
import { valuesOf, type EditedField, type TypeDraft } from './typeDraft'

export const most = { types: 50, fields: 40, options: 100, name: 80, description: 500, template: 5000, label: 120, help: 1000, option: 120 } as const

export interface Fault {
  /** As the server names it: `name`, or what of a field it is. */
  at: string
  /** The field it is of; null where it is of the type. */
  uid: string | null
  /** Has words in `inquiries.faults`. */
  code: string
  values?: Record<string, string>
  /** Something is still to be written: no fault of somebody who has just begun. */
  unfinished?: boolean
}

/** What the server would refuse, by its own rules. */
export function faultsOf(draft: TypeDraft): Fault[] {
  const faults: Fault[] = []
  const say = (uid: string | null, at: string, code: string, more: Partial<Fault> = {}) => { faults.push({ uid, at, code, ...more }) }

  if (draft.name.trim() === '') say(null, 'name', 'missing', { unfinished: true })
  if (draft.fields.length > most.fields) say(null, 'fields', 'too_many', { values: { most: String(most.fields) } })
  draft.fields.forEach((field, at) => { fieldFaults(draft.fields, field, at, (...said) => { say(field.uid, ...said) }) })
  return faults
}

type Say = (at: string, code: string, more?: Partial<Fault>) => void

function fieldFaults(fields: readonly EditedField[], field: EditedField, at: number, say: Say): void {
  if (field.label.trim() === '') say('label', 'missing', { unfinished: true })
  if (!isKey(field.key)) say('key', 'bad_key')
  else if (fields.some((other) => other !== field && other.key === field.key)) say('key', 'key_taken')
  const limit = limits[field.kind]
  if (limit !== undefined && !isLimit(field.maxLength, limit)) say('maxLength', 'bad_limit', { values: { most: String(limit) } })
  if (hasOptions(field.kind)) optionFaults(field, say)
  conditionFaults(fields, field, at, say)
}

const isLimit = (wanted: number | null, limit: number) => wanted === null || (Number.isInteger(wanted) && wanted >= 1 && wanted <= limit)

function optionFaults({ options }: EditedField, say: Say): void {
  if (options.length === 0) say('options', 'no_options', { unfinished: true })
  if (options.length > most.options) say('options', 'too_many', { values: { most: String(most.options) } })
  if (options.some((option) => option.label.trim() === '')) say('options', 'empty_option', { unfinished: true })
  const labels = options.map((option) => option.label.trim()).filter(Boolean)
  if (new Set(labels).size < labels.length) say('options', 'option_taken')
  if (labels.some((label) => label.length > most.option)) say('options', 'text_length', { values: { most: String(most.option) } })
}

function conditionFaults(fields: readonly EditedField[], field: EditedField, at: number, say: Say): void {
  const { showIf } = field
  if (showIf === null) return
  // Programs may also ask for what was written into a text.
  const on = fields.slice(0, at).find((one) => one.uid === showIf.field && one.kind !== 'file')
  if (!on) say('showIf', 'bad_condition')
  else if (showIf.in.length === 0) say('showIf', 'no_value', { unfinished: true })
  else if (mayDecide(on.kind) && showIf.in.some((value) => !valuesOf(on).includes(value))) say('showIf', 'bad_value')
}
