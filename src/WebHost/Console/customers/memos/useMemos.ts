import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { customersApi } from '@/api/customers'
import { asProblem, type Problem } from '@/api/problem'
import type { CustomerMemo } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'

const REREAD_AFTER = 400

/** What members wrote down about a customer, newest first. */
export function useMemos(customer: () => string | null) {
  const live = useLive()
  const memos = shallowRef<CustomerMemo[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  let waiting: ReturnType<typeof setTimeout> | undefined

  /** What was read before beyond the first page stays. */
  async function refresh(): Promise<boolean> {
    const asked = customer()
    if (asked === null) return true
    try {
      const page = await customersApi.memos(asked)
      if (asked !== customer()) return true
      const last = page.items.at(-1)
      const older = state.value === 'ready' && last ? memos.value.filter((memo) => memo.at < last.at) : []
      memos.value = [...page.items, ...(page.next === null ? [] : older)]
      if (older.length === 0) next.value = page.next
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
    memos.value = []
    await refresh()
  }

  async function more(): Promise<void> {
    const asked = customer()
    if (asked === null || next.value === null) return
    try {
      const page = await customersApi.memos(asked, next.value)
      if (asked !== customer()) return
      const known = new Set(memos.value.map((memo) => memo.id))
      memos.value = [...memos.value, ...page.items.filter((memo) => !known.has(memo.id))]
      next.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  async function write(body: string, key: string): Promise<void> {
    const asked = customer()
    if (asked === null) return
    const memo = await customersApi.note(asked, body, key)
    if (asked === customer() && memos.value.every((one) => one.id !== memo.id)) memos.value = [memo, ...memos.value]
  }

  async function remove(memo: CustomerMemo): Promise<void> {
    const asked = customer()
    if (asked === null) return
    await customersApi.forgetMemo(asked, memo.id)
    memos.value = memos.value.filter((one) => one.id !== memo.id)
  }

  const reread = useReread(refresh)
  onScopeDispose(live.listen({
    customers: (ids) => {
      if (!ids.includes(customer() ?? '')) return
      waiting ??= setTimeout(() => {
        waiting = undefined
        reread()
      }, REREAD_AFTER)
    },
    reset: reread,
  }))
  onScopeDispose(() => { clearTimeout(waiting) })
  watch(customer, () => void read(), { immediate: true })

  return { memos, next, state, problem, read, more, write, remove }
}
