// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { LOOK_MS, useViewed } from './useViewed'

describe('what a reader has seen', () => {
  beforeEach(() => { vi.useFakeTimers() })
  afterEach(() => { vi.useRealTimers() })

  function reading(version: number) {
    const seen = ref(version)
    const viewed = ref(version)
    const atEnd = ref(true)
    const scope = effectScope()
    scope.run(() => { useViewed({ seen, viewed, view: (to: number) => (viewed.value = to) } as never, atEnd) })
    return { seen, viewed, atEnd, scope }
  }

  it('is what stood in view for a moment, not what has just come', async () => {
    const { seen, viewed } = reading(3)
    seen.value = 4
    await nextTick()
    vi.advanceTimersByTime(LOOK_MS - 1)
    expect(viewed.value).toBe(3)
    vi.advanceTimersByTime(1)
    expect(viewed.value).toBe(4)
  })

  it('is not what stands below the edge', async () => {
    const { seen, viewed, atEnd } = reading(3)
    atEnd.value = false
    seen.value = 4
    await nextTick()
    vi.advanceTimersByTime(10 * LOOK_MS)
    expect(viewed.value).toBe(3)
    atEnd.value = true
    await nextTick()
    vi.advanceTimersByTime(LOOK_MS)
    expect(viewed.value).toBe(4)
  })

  it('ends with its window', async () => {
    const { seen, viewed, scope } = reading(3)
    seen.value = 4
    await nextTick()
    scope.stop()
    vi.advanceTimersByTime(LOOK_MS)
    expect(viewed.value).toBe(3)
  })
})
