import { onScopeDispose } from 'vue'
import { useLive } from '@/live/store'
import { useViews } from './store'

/** Between two questions, however much happens: the numbers of views are worth less than what they cost. */
const PAUSE = 10_000

/** Reads the views, and how many tickets they have, and again when something happened while somebody looks. */
export function useViewCounts(): void {
  const views = useViews()
  const live = useLive()
  let timer: ReturnType<typeof setTimeout> | undefined
  let missed = false

  async function ask(): Promise<void> {
    timer = undefined
    if (document.hidden) {
      missed = true
      return
    }
    try {
      if (!views.loaded) await views.load()
      await views.count()
    } catch {
      // The old numbers stay; what happens next asks again.
    }
  }

  const again = () => { timer ??= setTimeout(() => void ask(), PAUSE) }

  function seen(): void {
    if (document.hidden || !missed) return
    missed = false
    again()
  }

  document.addEventListener('visibilitychange', seen)
  onScopeDispose(live.listen({ happened: again, gone: again, reset: again }))
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', seen)
  })
  // What one came for is asked first.
  void live.whenReady().catch(() => undefined).then(ask)
}
