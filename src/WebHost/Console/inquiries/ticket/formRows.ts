import type { FieldKind, FieldOption, InquiryType } from '@/api/inquiryTypes'
import type { Ticket } from '@/api/types'

export interface FormRow {
  key: string
  label: string
  kind: FieldKind
  /** Nothing: it was not filled in. */
  value: string | string[] | null
  /** What it may be changed to; null where the type asks for it no more. */
  choices: FieldOption[] | null
  /** What its values are called: as they were then, and by their own words where nobody knows more. */
  said: string[]
}

/** What a ticket's form says, as it was asked; behind it what its type asks and nobody filled in. Files stand in the conversation. */
export function formRows({ form = [], fields = {} }: Pick<Ticket, 'form' | 'fields'>, type: InquiryType | null): FormRow[] {
  const now = new Map((type?.fields ?? []).map((field) => [field.key, field]))
  const asked = [...form, ...(type?.fields ?? []).filter((field) => !form.some((one) => one.key === field.key))]
  return asked.filter((field) => field.kind !== 'file').map(({ key, label, kind, options }) => {
    const value = fields[key] ?? null
    const words = [...options, ...(now.get(key)?.options ?? [])]
    const values = value === null ? [] : Array.isArray(value) ? value : [value]
    return {
      key, label, kind, value, choices: now.get(key)?.options ?? null,
      said: values.map((one) => words.find((option) => option.value === one)?.label ?? one),
    }
  })
}
