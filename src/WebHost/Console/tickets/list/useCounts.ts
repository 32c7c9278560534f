import { onScopeDispose, ref, watch } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { Counts } from '@/api/types'
import { useLive } from '@/live/store'

/** The number on each box, as the hub tells it whenever it changes. It is asked for only where the hub cannot be. */
export function useCounts(brand: () => string | null) {
  const live = useLive()
  const counts = ref<Counts | null>(null)

  async function begin(): Promise<void> {
    const wanted = brand()
    try {
      await live.whenReady()
      if (wanted !== brand() || (await live.count(wanted))) return
      const answer = await ticketsApi.counts(wanted)
      if (wanted === brand()) counts.value = answer
    } catch {
      // The old numbers stay; the next connection tells others.
    }
  }

  onScopeDispose(live.listen({ counts: (of, told) => { if (of === brand()) counts.value = told } }))
  onScopeDispose(() => void live.stopCounting())
  watch(brand, () => void begin(), { immediate: true })

  return counts
}
