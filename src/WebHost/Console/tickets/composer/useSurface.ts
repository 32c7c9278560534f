import { onScopeDispose, ref, watch } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { ReplySurface } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread, whether } from '@/live/useReread'

/** What a silo knows of a channel may be two seconds old: who comes from its settings, or hears that it was changed, asks once more after that. */
const STALE = 2500

/** What an answer may be, asked before it is written, and again when a channel was changed; null until it is known. */
export function useSurface(number: () => number) {
  const surface = ref<ReplySurface | null>(null)
  let later: ReturnType<typeof setTimeout> | undefined

  async function read(): Promise<void> {
    const asked = number()
    if (asked === 0) return
    const answer = await ticketsApi.surface(asked)
    if (asked === number()) surface.value = answer
  }

  const reread = useReread(() => whether(read()))

  function ask(): void {
    reread()
    clearTimeout(later)
    later = setTimeout(reread, STALE)
  }

  const stop = useLive().listen({ changed: (kind) => { if (kind === 'channels') ask() }, reset: reread })
  onScopeDispose(() => {
    clearTimeout(later)
    stop()
  })
  watch(
    number,
    () => {
      surface.value = null
      reread()
    },
    { immediate: true },
  )
  watch(() => surface.value?.sends, (sends) => { if (sends === false) ask() })

  return surface
}
