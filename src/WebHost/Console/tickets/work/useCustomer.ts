import { computed, onScopeDispose, ref, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { ticketsApi } from '@/api/tickets'
import type { Customer, Ticket, TicketRow } from '@/api/types'
import { useProblemText } from '@/i18n/problemText'
import { useListen } from '@/live/useListen'
import { useReread, whether } from '@/live/useReread'

const REREAD_AFTER = 400

/** Whoever asks in a ticket, and what else they have asked: read once for both panels and the header, then kept by the feed. */
export function useCustomer(ticket: () => Ticket | null) {
  const problemText = useProblemText()
  const customer = ref<Customer | null>(null)
  const tickets = ref<TicketRow[]>([])
  const failure = ref<string | null>(null)
  const id = computed(() => ticket()?.customer.id)
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function take(): Promise<void> {
    const asked = id.value
    if (asked === undefined) return
    const [found, page] = await Promise.all([
      customersApi.get(asked),
      ticketsApi.list({ customer: asked, box: 'all', sort: '-created', limit: 20 }),
    ])
    if (asked !== id.value) return
    customer.value = found
    tickets.value = page.items
    failure.value = null
  }

  function hear(ids: readonly string[]): void {
    if (ids.includes(id.value ?? '') || ids.includes(customer.value?.id ?? '')) waiting ??= setTimeout(again, REREAD_AFTER)
  }

  function again(): void {
    waiting = undefined
    reread()
  }

  async function read(): Promise<void> {
    failure.value = null
    await take().catch((error: unknown) => { failure.value = problemText(error) })
  }

  watch(id, () => {
    customer.value = null
    void read()
  }, { immediate: true })
  const reread = useReread(() => whether(take()))
  useListen({
    customers: hear,
    happened: (entries) => {
      const news = new Map(entries.map((entry) => [entry.row.id, entry.row]))
      tickets.value = tickets.value.map((row) => news.get(row.id) ?? row)
    },
    reset: reread,
  })
  onScopeDispose(() => { clearTimeout(waiting) })

  return { customer, earlier: computed(() => tickets.value.filter((row) => row.id !== ticket()?.id)), failure, read }
}

export type OpenCustomer = ReturnType<typeof useCustomer>
