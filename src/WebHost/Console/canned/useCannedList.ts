import { onScopeDispose, ref, watch } from 'vue'
import { cannedApi, type CannedQuery, type CannedResponse } from '@/api/canned'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'

const WAIT = 150

/** The list as it is asked for; what is typed is asked when one pauses. */
export function useCannedList(query: () => CannedQuery) {
  const problemText = useProblemText()
  const items = ref<CannedResponse[]>([])
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref('')
  let asking: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    clearTimeout(waiting)
    asking?.abort()
    const mine = asking = new AbortController()
    try {
      const page = await cannedApi.list(query(), mine.signal)
      items.value = page.items
      next.value = page.next
      state.value = 'ready'
    } catch (error) {
      if (mine.signal.aborted) return
      failure.value = problemText(error)
      state.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    const from = next.value
    try {
      const page = await cannedApi.list({ ...query(), cursor: from })
      if (from !== next.value) return
      items.value = [...items.value, ...page.items.filter((item) => items.value.every((other) => other.id !== item.id))]
      next.value = page.next
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  watch(query, (now, before) => {
    clearTimeout(waiting)
    if (JSON.stringify(now) !== JSON.stringify(before)) waiting = setTimeout(() => void read(), now.q === before.q ? 0 : WAIT)
  })
  onScopeDispose(() => {
    clearTimeout(waiting)
    asking?.abort()
  })
  void read()

  return { items, next, state, failure, read, more }
}
