import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi } from '@/api/customers'
import type { Customer } from '@/api/types'

const WAIT = 160
const MOST = 8

/** Another customer, found by name, address or id. Before anything is typed: those who are called alike. */
export function useCustomerPick(customer: () => Customer, open: () => boolean) {
  const typed = ref('')
  const found = shallowRef<Customer[]>([])
  const searching = ref(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  async function look(): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    const q = typed.value.trim() || customer().name
    searching.value = true
    const page = await customersApi.list({ q, sort: 'lastTicket', limit: MOST + 1 }, mine.signal).catch(() => ({ items: [] }))
    if (mine.signal.aborted) return
    found.value = page.items.filter((one) => one.id !== customer().id).slice(0, MOST)
    searching.value = false
  }

  watch(open, (now) => {
    if (!now) return
    typed.value = ''
    void look()
  }, { immediate: true })
  watch(typed, () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void look(), WAIT)
  })
  onScopeDispose(() => {
    clearTimeout(waiting)
    asking?.abort()
  })

  return { typed, found, searching }
}
