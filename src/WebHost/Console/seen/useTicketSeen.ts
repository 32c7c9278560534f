import { watch } from 'vue'
import type { OpenTicket } from '@/tickets/work/useTicket'
import { useSeen } from './store'

/** A ticket whose end its reader has had before their eyes is read; what comes afterwards is read when they have seen that too. */
export function useTicketSeen(opened: Pick<OpenTicket, 'ticket' | 'items' | 'seen' | 'viewed' | 'state'>): { unsee: () => Promise<void> } {
  const seen = useSeen()
  /** Marked as unread while it is open: it stays so until something new was seen. */
  let kept = 0

  watch(
    [opened.viewed, opened.seen, opened.ticket, opened.state],
    ([viewed, known, ticket, state]) => {
      if (state !== 'ready' || ticket === null || viewed < known || viewed <= kept || document.visibilityState !== 'visible') return
      // What could not be told is told with the next thing that is seen, and looks unread until then.
      seen.saw({ id: ticket.id, lastMessageAt: written() ?? ticket.lastMessageAt }).catch(() => undefined)
    },
    { immediate: true },
  )

  /** The row may be ahead of the conversation: only what stands there was seen. */
  const written = (): string | undefined => opened.items.value.findLast((item) => item.type === 'message' || item.type === 'reply')?.at

  async function unsee(): Promise<void> {
    const ticket = opened.ticket.value
    if (ticket === null) return
    kept = opened.seen.value
    await seen.unsee(ticket.id)
  }

  return { unsee }
}
