import { onScopeDispose, watch } from 'vue'
import type { TicketRow } from '@/api/types'
import { useListen } from '@/live/useListen'
import { useDraftMarks } from './store'

/** Keeps the pencils of a list as the server says, for as long as it is shown. */
export function useRowDrafts(rows: () => readonly TicketRow[]): void {
  const drafts = useDraftMarks()
  watch(rows, (now) => void drafts.learn(now), { immediate: true })
  useListen({
    drafting: (marks) => { drafts.hear(marks) },
    gone: (tickets) => { drafts.forget(tickets) },
    reset: () => {
      drafts.forget()
      void drafts.learn(rows())
    },
  })
  onScopeDispose(() => { drafts.forget() })
}
