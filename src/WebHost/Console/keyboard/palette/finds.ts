import type { Component } from 'vue'

export type FindGroup = 'recent' | 'tickets' | 'views' | 'people' | 'articles' | 'settings' | 'actions'

/** Something the palette offers, whatever it is. */
export interface Find {
  id: string
  group: FindGroup
  label: string
  /** What else is said of it, smaller. */
  note?: string
  /** Also found by these words, which are not shown. */
  also?: string
  icon: Component
  iconProps?: Record<string, unknown>
  keys?: string
  run: () => void
}

const order: readonly FindGroup[] = ['recent', 'tickets', 'views', 'people', 'articles', 'settings', 'actions']
/** Of each group where something is typed, and where nothing is. */
const MOST = 6
const MOST_RECENT = 5

/** Every word that was typed stands in it, in whatever order. */
export function finds(find: Find, typed: string): boolean {
  const all = `${find.label} ${find.note ?? ''} ${find.also ?? ''}`.toLocaleLowerCase()
  return typed.toLocaleLowerCase().split(/\s+/).every((word) => all.includes(word))
}

/** What begins with what was typed stands before what only has it somewhere. */
function nearness(find: Find, typed: string): number {
  const label = find.label.toLocaleLowerCase()
  if (label.startsWith(typed)) return 0
  return label.split(/[\s›#]+/).some((word) => word.startsWith(typed)) ? 1 : 2
}

export interface FindSection {
  group: FindGroup
  finds: Find[]
}

/** Group by group. While nothing is typed, what one chose last stands first; after that, what is nearest. */
export function sections(all: readonly Find[], typed: string, recent: readonly string[]): FindSection[] {
  const wanted = typed.trim().toLocaleLowerCase()
  const there = new Map(all.map((find) => [find.id, find]))
  const first = wanted === '' ? recent.flatMap((id) => there.get(id) ?? []).slice(0, MOST_RECENT) : []
  const taken = new Set(first.map((find) => find.id))
  const rest = Array.from(there.values()).filter((find) => !taken.has(find.id) && (wanted === '' ? find.group !== 'people' : finds(find, wanted)))
  const rank = (find: Find) => (recent.includes(find.id) ? -0.5 : 0) + nearness(find, wanted)
  return order
    .map((group) => {
      const some = group === 'recent' ? first.map((find) => ({ ...find, group })) : rest.filter((find) => find.group === group)
      const sorted = wanted === '' ? some : some.toSorted((a, b) => rank(a) - rank(b))
      return { group, finds: wanted === '' && (group === 'actions' || group === 'settings') ? sorted : sorted.slice(0, MOST) }
    })
    .filter((section) => section.finds.length > 0)
}
