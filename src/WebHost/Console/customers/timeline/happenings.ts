import type { Happening } from '@/api/customers'

/** What a change did, as far as its record says it: which field, from what, to what. */
export interface ChangedField {
  field: string
  from: unknown
  to: unknown
}

/** The fields of a change, however its record lists them: by name, or as names alone. */
export function changedFields({ values }: Pick<Happening, 'values'>): ChangedField[] {
  const { fields, field, from = null, to = null, ...others } = values
  if (typeof field === 'string') return [{ field, from, to }]
  if (Array.isArray(fields)) return fields.filter((one) => typeof one === 'string').map((one) => ({ field: one, from: null, to: null }))
  return Object.entries(others).map(([name, value]) => {
    const pair = value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as { from?: unknown; to?: unknown }) : null
    return pair && ('from' in pair || 'to' in pair) ? { field: name, from: pair.from ?? null, to: pair.to ?? null } : { field: name, from: null, to: value }
  })
}

/** Changes of one hand within a short while are one line that says all of them. */
export function together(items: readonly Happening[], within = 5 * 60_000): Happening[][] {
  const groups: Happening[][] = []
  for (const item of items) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const joins = before?.kind === 'changed' && item.kind === 'changed' && before.by === item.by && Date.parse(before.at) - Date.parse(item.at) <= within
    if (joins) last?.push(item)
    else groups.push([item])
  }
  return groups
}
