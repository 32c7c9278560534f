import { noticesApi, type Notice, type NoticeState } from '@/api/notices'
import { localTime, serverTime } from '@/forms/localTime'
import { useDraft } from '@/writing/useDraft'

export interface NoticeDraft {
  title: string
  body: string
  state: NoticeState
  pinned: boolean
  /** As the field of a form has it; empty for at once. */
  publishAt: string
}

/** A notice that is being written. */
export function useNotice(brand: string, id: string) {
  return useDraft<Notice, NoticeDraft>({
    empty: { title: '', body: '', state: 'draft', pinned: false, publishAt: '' },
    draftOf: (notice) => ({ title: notice.title, body: notice.body, state: notice.state, pinned: notice.pinned, publishAt: localTime(notice.publishAt) }),
    read: () => noticesApi.get(brand, id),
    change: ({ publishAt, ...changed }, version) =>
      noticesApi.change(brand, id, { ...changed, ...(publishAt === undefined ? {} : { publishAt: serverTime(publishAt) }), version }),
  })
}
