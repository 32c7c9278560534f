import { describe, expect, it } from 'vitest'
import { someRow } from '@/testing/some'
import { useCursor } from './useCursor'

describe('checked rows', () => {
  const rows = [5, 4, 3, 2, 1].map((id) => someRow({ id }))
  const cursor = () => useCursor(() => rows, () => null)
  const checked = (of: ReturnType<typeof cursor>) => Array.from(of.checked.value).sort()

  it('are checked and unchecked one by one', () => {
    const one = cursor()
    one.toggle(4)
    one.toggle(2)
    one.toggle(4)
    expect(checked(one)).toEqual([2])
  })

  it('are checked from the last one through another, either way', () => {
    const down = cursor()
    down.toggle(4)
    down.toggle(2, true)
    expect(checked(down)).toEqual([2, 3, 4])
    const up = cursor()
    up.toggle(2)
    up.toggle(5, true)
    expect(checked(up)).toEqual([2, 3, 4, 5])
  })

  it('begin anew after they were cleared', () => {
    const one = cursor()
    one.toggle(4)
    one.clear()
    one.toggle(2, true)
    expect(checked(one)).toEqual([2])
  })
})
