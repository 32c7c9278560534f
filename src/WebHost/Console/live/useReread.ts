import { onScopeDispose } from 'vue'
import { asProblem } from '@/api/problem'
import { useLive } from './store'


const backOff = [1000, 2000, 4000, 8000, 15000]

/** Spread, because what failed for one console failed for all of them at the same moment. */
function pause(failed: number): number {
  return Math.round((backOff[Math.min(failed, backOff.length - 1)] ?? 0) * (1 + Math.random()) / 2)
}

/** What a reading answers to {@link useReread}: what the server refuses it will refuse again, so nothing is missing then that could be read. */
export function whether(reading: Promise<unknown>): Promise<boolean> {
  return reading.then(() => true, (error: unknown) => {
    const { status } = asProblem(error)
    return status >= 400 && status < 500 && status !== 429
  })
}

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
    if (!done) timer = setTimeout(() => void attempt(failed + 1), pause(failed))
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
