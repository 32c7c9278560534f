import { describe, expect, it } from 'vitest'
import { reactive } from 'vue'
import { useUnsaved } from './useUnsaved'

describe('what is not saved', () => {
  it('is what differs from what was kept, and nothing once it is put back or kept', () => {
    const wish = reactive({ name: 'Cook Town', links: [{ label: 'Shop' }] })
    const { dirty, keep } = useUnsaved(() => wish)
    expect(dirty.value).toBe(false)
    wish.links = [{ label: 'Store' }]
    expect(dirty.value).toBe(true)
    wish.links = [{ label: 'Shop' }]
    expect(dirty.value).toBe(false)
    wish.name = 'Farm Town'
    keep()
    expect(dirty.value).toBe(false)
  })
})
