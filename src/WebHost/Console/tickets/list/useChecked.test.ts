import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { TicketRow } from '@/api/types'
import { someRow } from '@/testing/some'
import { useChecked } from './useChecked'

describe('checked rows', () => {
  const rows = shallowRef<TicketRow[]>([])
  let leave: (tickets: readonly number[]) => void = () => undefined
  const made = () => {
    rows.value = [5, 4, 3, 2, 1].map((id) => someRow({ id }))
    return useChecked(() => rows.value, (listener) => (leave = listener))
  }
  const ids = (of: ReturnType<typeof made>) => of.chosen.value.map((row) => row.id).sort()

  it('are checked and unchecked one by one', () => {
    const one = made()
    one.toggle(4)
    one.toggle(2)
    one.toggle(4)
    expect(ids(one)).toEqual([2])
  })

  it('are checked from the last one through another, either way', () => {
    const down = made()
    down.toggle(4)
    down.toggle(2, true)
    expect(ids(down)).toEqual([2, 3, 4])
    const up = made()
    up.toggle(2)
    up.toggle(5, true)
    expect(ids(up)).toEqual([2, 3, 4, 5])
  })

  it('begin anew after they were cleared', () => {
    const one = made()
    one.toggle(4)
    one.clear()
    one.toggle(2, true)
    expect(ids(one)).toEqual([2])
  })

  it('are every row that was read, and none the second time', () => {
    const one = made()
    one.toggle(3)
    one.toggleEvery()
    expect([one.every.value, ids(one)]).toEqual([true, [1, 2, 3, 4, 5]])
    one.toggleEvery()
    expect([one.any.value, ids(one)]).toEqual([false, []])
  })

  it('are what the filters find, also what is read later, until one of them is not meant', () => {
    const one = made()
    one.checkWhole()
    rows.value = [...rows.value, someRow({ id: 9 })]
    expect([one.whole.value, one.has(9), one.has(77)]).toEqual([true, true, true])
    one.toggle(3)
    expect([one.whole.value, ids(one)]).toEqual([false, [1, 2, 4, 5, 9]])
  })

  it('stay while more rows are read, or rows far away are not kept, with what is newest of each, and end with a row that leaves the list', async () => {
    const one = made()
    one.toggle(4)
    one.toggle(2)
    rows.value = [...rows.value.map((row) => (row.id === 2 ? someRow({ id: 2, version: 7 }) : row)), someRow({ id: 9 })]
    await nextTick()
    expect(one.chosen.value.map((row) => row.version).sort()).toEqual([1, 7])
    rows.value = rows.value.filter((row) => row.id < 4)
    await nextTick()
    expect(ids(one)).toEqual([2, 4])
    leave([4])
    expect(ids(one)).toEqual([2])
  })
})
