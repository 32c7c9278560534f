// @vitest-environment jsdom
import { nextTick, ref } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { readAfter, useFollowing } from './after'

const rows = (...ids: number[]) => ids.map((id) => ({ id }))

describe('where one goes when a ticket is done with', () => {
  beforeEach(() => { localStorage.clear() })

  it('is the next ticket, unless a member has chosen otherwise in this browser, before the server kept it', () => {
    expect(readAfter('m1')).toBe('next')
    localStorage.setItem('oqupie.after.m1', 'list')
    expect(readAfter('m1')).toBe('list')
    expect(readAfter('m2')).toBe('next')
  })

  it('is what stood behind it, though it has left the list meanwhile', async () => {
    const list = ref(rows(1, 2, 3))
    const following = useFollowing(() => list.value, () => 2)
    list.value = rows(1, 3)
    await nextTick()
    expect(following.value).toBe(3)
  })

  it('is the one before at the end of the list, and nothing where it was the only one', () => {
    expect(useFollowing(() => rows(1, 2), () => 2).value).toBe(1)
    expect(useFollowing(() => rows(2), () => 2).value).toBeNull()
    expect(useFollowing(() => rows(1), () => null).value).toBeNull()
  })

  it('is another one where that has gone as well', async () => {
    const list = ref(rows(1, 2, 3))
    const following = useFollowing(() => list.value, () => 2)
    list.value = rows(1)
    await nextTick()
    expect(following.value).toBe(1)
  })
})
