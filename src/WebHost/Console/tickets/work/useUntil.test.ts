import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, type EffectScope } from 'vue'
import { useUntil } from './useUntil'

describe('a moment that is still to come', () => {
  let scope: EffectScope
  const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()
  const until = (moment: () => string | null) => scope.run(() => useUntil(moment)) ?? expect.fail()

  beforeEach(() => {
    vi.useFakeTimers()
    scope = effectScope()
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('comes', () => {
    const at = inSeconds(10)
    const held = until(() => at)
    vi.advanceTimersByTime(9_999)
    expect(held.value).toBe(true)
    vi.advanceTimersByTime(1)
    expect(held.value).toBe(false)
  })

  it('costs no timer where nothing waits, and one for all that do', () => {
    for (let n = 0; n < 200; n += 1) until(() => null)
    until(() => inSeconds(-5))
    expect(vi.getTimerCount()).toBe(0)
    const moments = [20, 10, 30].map((seconds) => inSeconds(seconds))
    const held = moments.map((moment) => until(() => moment))
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(20_000)
    expect(held.map((one) => one.value)).toEqual([false, false, true])
    vi.advanceTimersByTime(10_000)
    expect([held[2]?.value, vi.getTimerCount()]).toEqual([false, 0])
  })

  it('may be put off, or called off', async () => {
    const at = ref<string | null>(inSeconds(10))
    const held = until(() => at.value)
    at.value = null
    await vi.advanceTimersByTimeAsync(0)
    expect([held.value, vi.getTimerCount()]).toEqual([false, 0])
    at.value = inSeconds(20)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(held.value).toBe(true)
  })

  it('is waited for no more when nobody looks', () => {
    const at = inSeconds(10)
    until(() => at)
    scope.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})
