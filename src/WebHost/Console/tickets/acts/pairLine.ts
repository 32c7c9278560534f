import type { TimelineItem } from '@/api/types'

/** What happened between two tickets: the words of it, and the other one, which is a click away. */
export interface PairLine {
  key: string
  number: number
}

const keys: Record<string, [made: string, undone: string]> = {
  links: ['linked', 'unlinked'],
  related: ['notRelated', 'notRelated'],
  mergedInto: ['mergedInto', 'unmerged'],
  merged: ['merged', 'released'],
  split: ['split', 'split'],
}

export function pairLineOf(item: TimelineItem): PairLine | null {
  if (item.movedTo) return { key: 'system.movedTo', number: item.movedTo }
  const words = item.change ? keys[item.change.field] : undefined
  if (!item.change || !words) return null
  const made = item.change.to !== null
  return { key: `system.${words[made ? 0 : 1]}`, number: Number(made ? item.change.to : item.change.from) }
}
