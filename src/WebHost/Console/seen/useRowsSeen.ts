import { onScopeDispose, watch } from 'vue'
import type { TicketRow } from '@/api/types'
import { useListen } from '@/live/useListen'
import { useSeen } from './store'

/** Keeps what is bold in a list as it is on all of one's devices. */
export function useRowsSeen(rows: () => readonly TicketRow[]): void {
  const seen = useSeen()
  watch(rows, (now) => void seen.learn(now), { immediate: true })
  useListen({
    seen: (ticket, at) => void seen.heard(ticket, at, rows()),
    reset: () => void seen.heard(null, null, rows()),
  })
  onScopeDispose(() => { seen.forget() })
}
