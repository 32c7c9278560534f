import { computed, ref, shallowRef, watch } from 'vue'
import type { TicketRow } from '@/api/types'

/**
 * Which tickets are checked: some, as they were last read, or all that the filters find, whether they have been read or not. A ticket that leaves the list is
 * not checked any more: nobody means what they do not see.
 * @param rows Those that are kept of the list.
 * @param left Told which tickets left the list; others that are not among the rows are only far away.
 */
export function useChecked(rows: () => readonly TicketRow[], left: (listener: (tickets: readonly number[]) => void) => void) {
  const some = shallowRef<ReadonlyMap<number, TicketRow>>(new Map())
  const whole = ref(false)
  let last: number | null = null

  watch(rows, (now) => {
    if (some.value.size > 0) some.value = new Map([...some.value, ...now.filter((row) => some.value.has(row.id)).map((row) => [row.id, row] as const)])
    if (now.length === 0) whole.value = false
  })
  left((tickets) => {
    if (tickets.some((ticket) => some.value.has(ticket))) some.value = new Map([...some.value].filter(([ticket]) => !tickets.includes(ticket)))
  })

  const has = (ticket: number) => whole.value || some.value.has(ticket)
  const any = computed(() => whole.value || some.value.size > 0)
  /** Every row that was read. */
  const every = computed(() => rows().length > 0 && rows().every((row) => has(row.id)))
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
    some.value = every.value ? new Map() : new Map([...some.value, ...rows().map((row) => [row.id, row] as const)])
    whole.value = false
    last = null
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
