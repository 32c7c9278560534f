import { ref, watch } from 'vue'
import { pairsApi } from '@/api/pairs'
import { ticketsApi } from '@/api/tickets'
import type { Ticket, TicketRow } from '@/api/types'

const MOST = 8

/** Whether every word stands in the subject or the customer's name, or the number is theirs. */
export function isMeant(row: TicketRow, typed: string): boolean {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const text = `#${row.id} ${row.subject} ${row.customer.name} ${row.customer.email ?? ''}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

/** Tickets to choose another one from: the customer's others and what the list of its brand shows, by words; and any by its number or an address. */
export function useTicketPick(ticket: () => Ticket, open: () => boolean) {
  const typed = ref('')
  const found = ref<TicketRow[]>([])
  const searching = ref(false)
  let near: TicketRow[] = []

  async function begin(): Promise<void> {
    typed.value = ''
    const of = ticket()
    searching.value = true
    const lists = [
      pairsApi.related(of.id).then((page) => page.items.map((one) => one.ticket)),
      ticketsApi.list({ customer: of.customer.id, box: 'all', sort: '-updated', limit: 50 }).then((page) => page.items),
      ticketsApi.list({ brand: of.brand, box: 'all', sort: '-updated', limit: 200 }).then((page) => page.items),
    ]
    near = distinct((await Promise.all(lists.map((list) => list.catch(() => [])))).flat())
    searching.value = false
    show([])
  }

  function distinct(rows: readonly TicketRow[]): TicketRow[] {
    return Array.from(new Map(rows.filter((row) => row.id !== ticket().id && row.mergedInto === null).map((row) => [row.id, row])).values())
  }

  function show(more: readonly TicketRow[]): void {
    found.value = distinct([...more, ...near.filter((row) => isMeant(row, typed.value))]).slice(0, MOST)
  }

  async function search(): Promise<void> {
    const q = typed.value.trim()
    show([])
    if (q === '') return
    const page = await ticketsApi.list({ q, box: 'all', limit: MOST }).catch(() => ({ items: [] }))
    if (q === typed.value.trim()) show(page.items)
  }

  watch(open, (now) => { if (now) void begin() }, { immediate: true })
  watch(typed, () => void search())

  return { typed, found, searching }
}
