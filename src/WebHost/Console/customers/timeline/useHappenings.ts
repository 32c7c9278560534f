import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { asProblem, type Problem } from '@/api/problem'
import type { Happening } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'

const REREAD_AFTER = 600

/** What happened to a customer, newest first. */
export function useHappenings(customer: () => string | null) {
  const live = useLive()
  const items = shallowRef<Happening[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  let waiting: ReturnType<typeof setTimeout> | undefined

  /** The newest page, before what is known already. */
  async function refresh(): Promise<boolean> {
    const asked = customer()
    if (asked === null) return true
    try {
      const page = await customersApi.timeline(asked)
      if (asked !== customer()) return true
      const fresh = new Set(page.items.map((item) => item.id))
      const joins = items.value.some((item) => fresh.has(item.id))
      items.value = joins ? [...page.items, ...items.value.filter((item) => !fresh.has(item.id))] : page.items
      if (!joins) next.value = page.next
      state.value = 'ready'
      return true
    } catch (error) {
      if (asked !== customer()) return true
      problem.value = asProblem(error)
      if (state.value === 'loading') state.value = 'failed'
      return problem.value.status === 404
    }
  }

  async function read(): Promise<void> {
    state.value = 'loading'
    items.value = []
    await refresh()
  }

  async function more(): Promise<void> {
    const asked = customer()
    if (asked === null || next.value === null) return
    try {
      const page = await customersApi.timeline(asked, next.value)
      if (asked !== customer()) return
      const known = new Set(items.value.map((item) => item.id))
      items.value = [...items.value, ...page.items.filter((item) => !known.has(item.id))]
      next.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  const reread = useReread(refresh)
  const hear = (ids: readonly string[]) => {
    if (!ids.includes(customer() ?? '')) return
    waiting ??= setTimeout(() => {
      waiting = undefined
      reread()
    }, REREAD_AFTER)
  }
  onScopeDispose(live.listen({
    customers: hear,
    happened: (entries) => { hear(entries.filter((entry) => entry.row.messages <= 1).map((entry) => entry.row.customer.id)) },
    reset: reread,
  }))
  onScopeDispose(() => { clearTimeout(waiting) })
  watch(customer, () => void read(), { immediate: true })

  return { items, next, state, problem, read, more }
}
