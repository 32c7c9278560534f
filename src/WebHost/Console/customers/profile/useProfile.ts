import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi, type CustomerWish } from '@/api/customers'
import { asProblem, type Problem } from '@/api/problem'
import type { Customer } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'

const REREAD_AFTER = 400

/**
 * One customer, read once and then kept by the feed. A change names the version that its writer saw: where somebody else was first, theirs is read and shown,
 * and nothing is written over.
 */
export function useProfile(id: () => string) {
  const live = useLive()
  const customer = shallowRef<Customer | null>(null)
  const state = ref<'loading' | 'ready' | 'failed' | 'gone'>('loading')
  const problem = ref<Problem | null>(null)
  /** Fields whose change is on its way. */
  const pending = ref(new Set<keyof CustomerWish>())
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    state.value = 'loading'
    customer.value = null
    await refresh()
  }

  /** @returns False where it failed and may succeed later. */
  async function refresh(): Promise<boolean> {
    const asked = id()
    try {
      const found = await customersApi.get(asked)
      if (asked !== id()) return true
      take(found)
      state.value = 'ready'
      return true
    } catch (error) {
      if (asked !== id()) return true
      problem.value = asProblem(error)
      if (problem.value.status === 404) state.value = 'gone'
      else if (customer.value === null) state.value = 'failed'
      return problem.value.status === 404
    }
  }

  /** What comes late does no harm. */
  function take(found: Customer): void {
    if (customer.value?.id !== found.id || found.version >= customer.value.version) customer.value = found
  }

  async function change(wish: CustomerWish): Promise<void> {
    const now = customer.value
    if (now === null) return
    const fields = Object.keys(wish) as (keyof CustomerWish)[]
    pending.value = new Set([...pending.value, ...fields])
    try {
      take(await customersApi.change(now.id, wish, now.version))
    } catch (error) {
      if (asProblem(error).code === 'version_conflict') await refresh()
      throw error
    } finally {
      pending.value = new Set(Array.from(pending.value).filter((field) => !fields.includes(field)))
    }
  }

  function hear(ids: readonly string[]): void {
    const mine = customer.value?.id ?? id()
    if (!ids.includes(mine) && !ids.includes(id())) return
    waiting ??= setTimeout(() => {
      waiting = undefined
      reread()
    }, REREAD_AFTER)
  }

  const reread = useReread(refresh)
  onScopeDispose(live.listen({
    customers: hear,
    happened: (entries) => { hear(entries.map((entry) => entry.row.customer.id)) },
    reset: reread,
  }))
  onScopeDispose(() => { clearTimeout(waiting) })
  watch(id, () => void read(), { immediate: true })

  return { customer, state, problem, pending, read, refresh, take, change }
}

export type OpenProfile = ReturnType<typeof useProfile>
