import type { TicketRow } from '@/api/types'

export interface TagChoice {
  /** To give it, or to take it away. */
  way: '+' | '-'
  tag: string
  /** How many of the checked rows have it. */
  count: number
}

/** So many tags of the list are offered, the most used first. */
const MOST = 12

/**
 * What can be done with tags to these rows: to give what was typed and what their list knows, where one of them lacks it, and to take away what they have.
 * @param whole Tickets that were not read are meant too: what they have is not known, so what was typed can be taken from them as well.
 */
export function tagChoices(rows: readonly TicketRow[], listed: readonly TicketRow[], typed: string, whole: boolean): TagChoice[] {
  const has = counted(rows)
  const known = [...counted(listed)].sort(([, a], [, b]) => b - a).map(([tag]) => tag)
  const lacked = known.filter((tag) => whole || (has.get(tag) ?? 0) < rows.length).slice(0, MOST)
  const made = typed !== '' && !lacked.includes(typed) && (whole || (has.get(typed) ?? 0) < rows.length) ? [typed] : []
  const untold = whole && typed !== '' && !has.has(typed) ? [typed] : []
  return [
    ...[...made, ...lacked].map((tag) => ({ way: '+' as const, tag, count: has.get(tag) ?? 0 })),
    ...[...has.keys(), ...untold].map((tag) => ({ way: '-' as const, tag, count: has.get(tag) ?? 0 })),
  ]
}

function counted(rows: readonly TicketRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const tag of rows.flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return counts
}
