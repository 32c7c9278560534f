import type { InjectionKey } from 'vue'
import type { Attachment, TimelineItem } from '@/api/types'

/** What a forward begins with: the whole conversation, one item of it, an answer to somebody outside, or one that was taken back. */
export interface ForwardStart { item?: TimelineItem; answers?: TimelineItem; again?: TimelineItem }

/** Opens the dialog of the work page, for the parts of it that lie deep. */
export const forwardKey: InjectionKey<(start: ForwardStart) => void> = Symbol('forward')

export type Extent = 'all' | 'chosen' | 'none'

/** What can go outside: never a memo, nor what was taken back or split off. */
export function forwardable(items: readonly TimelineItem[]): TimelineItem[] {
  const isGone = (item: TimelineItem) => item.movedTo ?? (item.type === 'reply' && (item.delivery === 'withdrawn' || item.automatic))
  return items.filter((item) => !isGone(item) && ['message', 'reply', 'forwardAnswer'].includes(item.type))
}

/** What goes along. Answers of people outside only where they are chosen, as on the server. */
export function goingAlong(items: readonly TimelineItem[], extent: Extent, chosen: ReadonlySet<string>): TimelineItem[] {
  if (extent === 'none') return []
  return items.filter((item) => (extent === 'all' ? item.type !== 'forwardAnswer' : chosen.has(item.id)))
}

/** The files of what goes along, without the pictures in its text. */
export function filesOf(items: readonly TimelineItem[]): Attachment[] {
  return items.flatMap((item) => item.attachments ?? []).filter((file) => !file.inline)
}
