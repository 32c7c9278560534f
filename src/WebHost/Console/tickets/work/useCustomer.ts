import { computed, ref, watch } from 'vue'
import { customersApi, ticketsApi } from '@/api/tickets'
import type { Customer, Ticket, TicketRow } from '@/api/types'
import { useProblemText } from '@/i18n/problemText'
import { useListen } from '@/live/useListen'
import { useReread, whether } from '@/live/useReread'

/** Whoever asks in a ticket, and what else they have asked: read once for both panels, then kept by the feed. */
export function useCustomer(ticket: () => Ticket | null) {
  const problemText = useProblemText()
  const customer = ref<Customer | null>(null)
  const tickets = ref<TicketRow[]>([])
  const failure = ref<string | null>(null)
  const id = computed(() => ticket()?.customer.id)

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

  async function read(): Promise<void> {
    failure.value = null
    await take().catch((error: unknown) => { failure.value = problemText(error) })
  }

  watch(id, () => {
    customer.value = null
    void read()
  }, { immediate: true })
  useListen({
    happened: (entries) => {
      const news = new Map(entries.map((entry) => [entry.row.id, entry.row]))
      tickets.value = tickets.value.map((row) => news.get(row.id) ?? row)
    },
    reset: useReread(() => whether(take())),
  })

  return { customer, earlier: computed(() => tickets.value.filter((row) => row.id !== ticket()?.id)), failure, read }
}

export type OpenCustomer = ReturnType<typeof useCustomer>
