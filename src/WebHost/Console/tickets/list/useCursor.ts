import { computed, ref, watch } from 'vue'
import type { TicketRow } from '@/api/types'

/** The row the keyboard is on, and the rows that are checked. Both go with the ticket, not with the place in the list. */
export function useCursor(rows: () => readonly TicketRow[], opened: () => number | null) {
  const current = ref<number | null>(opened())
  const checked = ref(new Set<number>())
  let lastIndex = 0
  let lastToggled: number | null = null

  watch(opened, (ticket) => { if (ticket !== null) current.value = ticket })
  watch(rows, (now) => {
    const there = new Set(now.map((row) => row.id))
    if (Array.from(checked.value).some((id) => !there.has(id))) {
      checked.value = new Set(Array.from(checked.value).filter((id) => there.has(id)))
    }
    // The row went away: the cursor stays at its place, on the row that took it.
    if (current.value !== null && !there.has(current.value)) current.value = now[Math.min(lastIndex, now.length - 1)]?.id ?? null
    else lastIndex = Math.max(0, now.findIndex((row) => row.id === current.value))
  })

  const index = computed(() => rows().findIndex((row) => row.id === current.value))

  function move(by: number): number {
    const now = rows()
    if (now.length === 0) return -1
    const next = index.value < 0 ? 0 : Math.min(Math.max(index.value + by, 0), now.length - 1)
    current.value = now[next]?.id ?? null
    lastIndex = next
    return next
  }

  /** @param through Check all from the row that was toggled last up to this one, as Shift does. */
  function toggle(ticket: number, through = false): void {
    const next = new Set(checked.value)
    const [from, to] = [lastToggled, ticket].map((id) => rows().findIndex((row) => row.id === id))
    if (through && from !== undefined && to !== undefined && from >= 0 && to >= 0) {
      for (const row of rows().slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id)
    } else if (!next.delete(ticket)) next.add(ticket)
    lastToggled = ticket
    checked.value = next
  }

  function clear(): void {
    lastToggled = null
    checked.value = new Set()
  }

  return { current, checked, index, move, toggle, clear }
}
