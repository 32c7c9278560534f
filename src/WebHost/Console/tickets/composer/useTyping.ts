import { onScopeDispose } from 'vue'
import { useLive } from '@/live/store'
import type { Mode } from './drafts'

const REPEAT = 3000
const PAUSE = 4000

/** Tells the others that one is writing: again every three seconds while it goes on, and that it has stopped. */
export function useTyping(number: () => number) {
  const live = useLive()
  let said = 0
  let mode: Mode | null = null
  let rest: ReturnType<typeof setTimeout> | undefined

  function wrote(now: Mode): void {
    clearTimeout(rest)
    rest = setTimeout(stopped, PAUSE)
    if (mode === now && Date.now() - said < REPEAT) return
    mode = now
    said = Date.now()
    void live.typing(number(), now)
  }

  function stopped(): void {
    clearTimeout(rest)
    if (mode === null) return
    mode = null
    void live.typing(number(), null)
  }

  onScopeDispose(stopped)
  return { wrote, stopped }
}
