import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { TicketRow } from '@/api/types'
import { someRow } from '@/testing/some'
import { useCursor } from './useCursor'

describe('the row the keyboard is on', () => {
  const list = () => shallowRef<TicketRow[]>([5, 4, 3, 2, 1].map((id) => someRow({ id })))

  it('begins at the first, and stays at the ends', () => {
    const rows = list()
    const cursor = useCursor(() => rows.value, () => null)
    cursor.move(1)
    cursor.move(-1)
    expect(cursor.current.value).toBe(5)
    for (let n = 0; n < 9; n += 1) cursor.move(1)
    expect(cursor.current.value).toBe(1)
  })

  it('stays on a row that is leaving, and is on the one that took its place once it is gone', async () => {
    const rows = list()
    const leaving = shallowRef<ReadonlySet<number>>(new Set())
    const cursor = useCursor(() => rows.value, () => null, () => leaving.value)
    cursor.move(1)
    cursor.move(1)
    leaving.value = new Set([4])
    expect(cursor.current.value).toBe(4)
    rows.value = rows.value.filter((row) => row.id !== 4)
    await nextTick()
    expect(cursor.current.value).toBe(3)
  })

  it('goes past rows that are leaving, and stays where only those follow', () => {
    const rows = list()
    const cursor = useCursor(() => rows.value, () => 4, () => new Set([3, 5]))
    cursor.move(1)
    expect(cursor.current.value).toBe(2)
    cursor.move(-1)
    cursor.move(-1)
    expect(cursor.current.value).toBe(4)
  })
})
