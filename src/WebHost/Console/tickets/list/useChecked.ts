import { computed, ref, shallowRef, watch } from 'vue'
import type { TicketRow } from '@/api/types'

/**
 * Which tickets are checked: some, as they were last read, or all that the filters find, whether they have been read or not. A ticket that leaves the list is
 * not checked any more: nobody means what they do not see.
 */
export function useChecked(rows: () => readonly TicketRow[]) {
  const some = shallowRef<ReadonlyMap<number, TicketRow>>(new Map())
  const whole = ref(false)
  let last: number | null = null

  watch(rows, (now) => {
    if (some.value.size > 0) some.value = new Map(now.filter((row) => some.value.has(row.id)).map((row) => [row.id, row]))
    if (now.length === 0) whole.value = false
  })

  const has = (ticket: number) => whole.value || some.value.has(ticket)
  const any = computed(() => whole.value || some.value.size > 0)
  /** Every row that was read. */
  const every = computed(() => rows().length > 0 && (whole.value || some.value.size === rows().length))
  /** Those of them that were read. */
  const chosen = computed<readonly TicketRow[]>(() => (whole.value ? rows() : [...some.value.values()]))

  /** @param through Check all from the row that was toggled last up to this one, as Shift does. */
  function toggle(ticket: number, through = false): void {
    const now = rows()
    const next = new Map(chosen.value.map((row) => [row.id, row]))
    const [from, to] = [last, ticket].map((id) => now.findIndex((row) => row.id === id))
    whole.value = false
    last = ticket
    if (through && from !== undefined && to !== undefined && from >= 0 && to >= 0) {
      for (const row of now.slice(Math.min(from, to), Math.max(from, to) + 1)) next.set(row.id, row)
    } else if (!next.delete(ticket)) {
      const row = now[to ?? -1]
      if (row) next.set(ticket, row)
    }
    some.value = next
  }

  /** All that were read, or none where all of them are checked. */
  function toggleEvery(): void {
    const next = every.value ? [] : rows()
    whole.value = false
    last = null
    some.value = new Map(next.map((row) => [row.id, row]))
  }

  function checkWhole(): void {
    some.value = new Map()
    whole.value = true
  }

  function clear(): void {
    last = null
    whole.value = false
    some.value = new Map()
  }

  return { has, any, every, whole, chosen, toggle, toggleEvery, checkWhole, clear }
}
