import { onScopeDispose, ref, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { asProblem } from '@/api/problem'
import type { CustomerErasure } from '@/api/types'

const PAUSE = 1500

/** One erasing: begun once, then looked at until nothing is left, for as long as somebody looks. */
export function useErasing(customer: () => string) {
  const erasure = ref<CustomerErasure | null>(null)
  const busy = ref(false)
  const problem = ref<unknown>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let left = false

  async function begin(whom: string): Promise<void> {
    busy.value = true
    problem.value = null
    try {
      erasure.value = await customersApi.erase(whom)
      wait(erasure.value)
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      busy.value = false
    }
  }

  function wait(of: CustomerErasure): void {
    if (!left && erasure.value?.customer === of.customer && !of.endedAt) timer = setTimeout(() => void look(of), PAUSE)
  }

  async function look(of: CustomerErasure): Promise<void> {
    const now = await customersApi.erasure(of.customer).catch(() => of) // It goes on all the same; the next look may tell.
    if (erasure.value?.customer !== of.customer) return
    erasure.value = now
    wait(now)
  }

  // Somebody else is looked at.
  watch(customer, () => {
    clearTimeout(timer)
    erasure.value = null
    problem.value = null
  })

  onScopeDispose(() => {
    left = true
    clearTimeout(timer)
  })

  return { erasure, busy, problem, begin }
}
