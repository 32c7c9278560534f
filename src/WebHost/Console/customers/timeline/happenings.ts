import type { Happening } from '@/api/types'

/** Which fields a change is of. */
export function changedFields({ values }: Pick<Happening, 'values'>): string[] {
  return (values['fields'] ?? '').split(',').filter(Boolean)
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
