import { onScopeDispose } from 'vue'
import { useLive } from './store'

const backOff = [1000, 2000, 4000, 8000, 15000]

/**
 * How a screen reads again after a reset: until it has succeeded, with growing pauses; meanwhile the bar says that what is shown may be old.
 * @param read Answers whether nothing is missing any more.
 */
export function useReread(read: () => Promise<boolean>): () => void {
  const live = useLive()
  const screen = Symbol('screen')
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0

  async function attempt(failed: number): Promise<void> {
    clearTimeout(timer)
    const mine = (round += 1)
    const done = await read()
    if (mine !== round) return
    live.setBehind(screen, done ? null : again)
    if (!done) timer = setTimeout(() => void attempt(failed + 1), backOff[Math.min(failed, backOff.length - 1)])
  }

  function again(): void {
    void attempt(0)
  }

  onScopeDispose(() => {
    round += 1
    clearTimeout(timer)
    live.setBehind(screen, null)
  })
  return again
}
