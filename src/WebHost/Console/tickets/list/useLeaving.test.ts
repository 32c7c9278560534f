import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { LINGER, LINGER_POINTED, useLeaving } from './useLeaving'

describe('rows that fit no more', () => {
  const leaving = shallowRef<ReadonlySet<number>>(new Set())
  let scope: EffectScope
  let gone: number[]
  let point: (at: boolean) => void

  beforeEach(() => {
    vi.useFakeTimers()
    leaving.value = new Set()
    gone = []
    scope = effectScope()
    point = scope.run(() => useLeaving(() => leaving.value, (tickets) => { gone.push(...tickets) }).point) ?? expect.fail()
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
  })

  it('are seen for a moment', () => {
    leaving.value = new Set([7])
    vi.advanceTimersByTime(LINGER - 1)
    expect(gone).toEqual([])
    vi.advanceTimersByTime(1)
    expect(gone).toEqual([7])
  })

  it('stay longer under the pointer, and go when it goes', () => {
    point(true)
    leaving.value = new Set([7])
    vi.advanceTimersByTime(LINGER + 500)
    expect(gone).toEqual([])
    point(false)
    vi.advanceTimersByTime(300)
    expect(gone).toEqual([7])
  })

  it('do not stay for ever under a pointer that rests', () => {
    point(true)
    leaving.value = new Set([7])
    vi.advanceTimersByTime(LINGER_POINTED)
    expect(gone).toEqual([7])
  })

  it('are not let go where they fit again', () => {
    leaving.value = new Set([7, 8])
    leaving.value = new Set([8])
    vi.advanceTimersByTime(LINGER_POINTED)
    expect(gone).toEqual([8])
  })

  it('go together where they came nearly together, and each in its time otherwise', () => {
    leaving.value = new Set([7])
    vi.advanceTimersByTime(200)
    leaving.value = new Set([7, 8])
    vi.advanceTimersByTime(1000)
    leaving.value = new Set([7, 8, 9])
    vi.advanceTimersByTime(LINGER - 1200)
    expect(gone).toEqual([7, 8])
    vi.advanceTimersByTime(1200)
    expect(gone).toEqual([7, 8, 9])
  })

  it('are left alone once the list is gone', () => {
    leaving.value = new Set([7])
    scope.stop()
    vi.advanceTimersByTime(60_000)
    expect(gone).toEqual([])
  })
})
