import type { InquiryField } from '@/api/inquiryTypes'

export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** The fields that are asked, given what was answered so far. What hangs on a field that is not asked is not asked either. */
export function asked(fields: readonly InquiryField[], values: FormValues): InquiryField[] {
  const shown = new Set<string>()
  return fields.filter((field) => {
    const { showIf } = field
    const is = showIf === null || (shown.has(showIf.field) && fits(values[showIf.field], showIf.in))
    if (is) shown.add(field.key)
    return is
  })
}

function fits(value: string | readonly string[] | undefined, wanted: readonly string[]): boolean {
  const has = value === undefined ? [] : typeof value === 'string' ? [value] : value
  return has.some((one) => wanted.includes(one))
}
