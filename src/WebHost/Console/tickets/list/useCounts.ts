import { onScopeDispose, ref, watch } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { Counts } from '@/api/types'
import { useLive } from '@/live/store'

const PAUSE = 400

/** The number on each box. The server counts; the feed says when to ask again, at most a few times a second. */
export function useCounts(brand: () => string | null) {
  const live = useLive()
  const counts = ref<Counts | null>(null)
  let timer: ReturnType<typeof setTimeout> | null = null

  async function read(): Promise<void> {
    const asked = brand()
    try {
      await live.whenReady()
      const answer = await ticketsApi.counts(asked)
      if (asked === brand()) counts.value = answer
    } catch {
      // The old numbers stay; the next change or the next connection asks again.
    }
  }

  function soon(): void {
    timer ??= setTimeout(() => {
      timer = null
      void read()
    }, PAUSE)
  }

  onScopeDispose(live.listen({ happened: soon, gone: soon, reset: soon }))
  onScopeDispose(() => { if (timer) clearTimeout(timer) })
  watch(brand, () => void read(), { immediate: true })

  return counts
}
