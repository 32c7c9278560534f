import { computed, ref, watch } from 'vue'
import type { TicketRow } from '@/api/types'

/**
 * The row the keyboard is on. It goes with the ticket, not with the place in the list.
 * @param leaving Rows that stand there for a moment more: one stays on them, but does not go to them.
 */
export function useCursor(rows: () => readonly TicketRow[], opened: () => number | null, leaving: () => ReadonlySet<number> = () => new Set()) {
  const current = ref<number | null>(opened())
  let lastIndex = 0

  watch(opened, (ticket) => { if (ticket !== null) current.value = ticket })
  watch(rows, (now) => {
    const at = now.findIndex((row) => row.id === current.value)
    // The row went away: the cursor stays at its place, on the row that took it.
    if (current.value !== null && at < 0) current.value = now[Math.min(lastIndex, now.length - 1)]?.id ?? null
    else lastIndex = Math.max(0, at)
  })

  const index = computed(() => rows().findIndex((row) => row.id === current.value))

  /** So many rows up or down, past those that are leaving; where nothing else is, it stays. */
  function move(by: number): number {
    const now = rows()
    const away = leaving()
    const step = Math.sign(by)
    let at = index.value < 0 ? (step < 0 ? now.length : -1) : index.value
    let left = index.value < 0 ? 1 : Math.abs(by)
    let found = index.value
    for (at += step; left > 0 && at >= 0 && at < now.length; at += step) {
      if (away.has(now[at]?.id ?? 0)) continue
      found = at
      left -= 1
    }
    if (found < 0) return -1
    current.value = now[found]?.id ?? null
    lastIndex = found
    return found
  }

  return { current, index, move }
}
