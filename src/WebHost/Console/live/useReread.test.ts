import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { Problem } from '@/api/problem'
import { useReread, whether } from './useReread'

const behind = new Set<symbol>()
vi.mock('./store', () => ({
  useLive: () => ({ setBehind: (screen: symbol, again: unknown) => (again ? behind.add(screen) : behind.delete(screen)) }),
}))

describe('reading again after a reset', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    behind.clear()
  })
  afterEach(() => vi.useRealTimers())

  it('goes on until it has succeeded, and the bar says so meanwhile', async () => {
    const read = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Problem(503, 'unavailable')).mockRejectedValueOnce(new Problem(0, 'offline')).mockResolvedValue()
    const reread = effectScope().run(() => useReread(() => whether(read())))
    reread?.()
    await vi.advanceTimersByTimeAsync(0)
    expect([read.mock.calls.length, behind.size]).toEqual([1, 1])
    await vi.advanceTimersByTimeAsync(1000)
    expect([read.mock.calls.length, behind.size]).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(2000)
    expect([read.mock.calls.length, behind.size]).toEqual([3, 0])
  })

  it.each([[403, 1], [404, 1], [429, 2], [500, 2], [0, 2]])('after %i it has read %i times', async (status, times) => {
    const read = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Problem(status, 'x')).mockResolvedValue()
    effectScope().run(() => useReread(() => whether(read())))?.()
    await vi.advanceTimersByTimeAsync(1000)
    expect(read).toHaveBeenCalledTimes(times)
  })

  it('waits a while of its own', async () => {
    const starts = new Set<number>()
    for (let console = 0; console < 20; console += 1) {
      let reads = 0
      const begun = Date.now()
      effectScope().run(() => useReread(() => {
        reads += 1
        if (reads === 2) starts.add(Date.now() - begun)
        return Promise.resolve(reads === 2)
      }))?.()
    }
    await vi.advanceTimersByTimeAsync(1000)
    expect(starts.size).toBeGreaterThan(5)
    expect(Math.min(...starts)).toBeGreaterThanOrEqual(500)
  })
})
