import type { TimelineItem } from '@/api/types'

/** One line of the conversation: an item by itself, or changes that followed one another. */
export type Line = { key: string; item: TimelineItem; changes: null } | { key: string; item: null; changes: TimelineItem[] }

/** They say of another ticket, and lead to it. */
const LEADING = new Set(['links', 'related', 'mergedInto', 'merged', 'split'])
const folds = ({ change }: TimelineItem): boolean => (change ? !LEADING.has(change.field) : false)

/** Changes with nothing said between them are one line; what failed, or leads elsewhere, stands for itself. */
export function linesOf(items: readonly TimelineItem[]): Line[] {
  const lines: Line[] = []
  for (const item of items) {
    const last = lines.at(-1)
    const before = last?.changes ?? (last?.item && folds(last.item) ? [last.item] : null)
    if (last && before && folds(item)) lines.splice(-1, 1, { key: last.key, item: null, changes: [...before, item] })
    else lines.push({ key: item.id, item, changes: null })
  }
  return lines
}
