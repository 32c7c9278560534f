import type { NoticeHead } from '@/api/notices'

export type Shown = 'draft' | 'planned' | 'public'

/** What a notice is to customers at that moment. */
export function shownAs(notice: Pick<NoticeHead, 'state' | 'publishAt'>, now = Date.now()): Shown {
  if (notice.state === 'draft') return 'draft'
  return notice.publishAt !== null && Date.parse(notice.publishAt) > now ? 'planned' : 'public'
}
