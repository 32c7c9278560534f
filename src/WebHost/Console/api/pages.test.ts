import { describe, expect, it, vi } from 'vitest'
import { everyPage } from './pages'

describe('a list that comes in pages', () => {
  it('is read to its end, in its order', async () => {
    const read = vi.fn((cursor: string | null) => Promise.resolve(cursor === null ? { items: [1, 2], next: 'b' } : { items: [3], next: null }))

    expect(await everyPage(read)).toEqual([1, 2, 3])
    expect(read.mock.calls).toEqual([[null], ['b']])
  })

  it('fails as a whole where a page fails, so that nobody takes a part for all', async () => {
    const read = (cursor: string | null) => cursor === null ? Promise.resolve({ items: [1], next: 'b' }) : Promise.reject(new Error('away'))

    await expect(everyPage(read)).rejects.toThrow('away')
  })
})
