import { beforeEach, describe, expect, it } from 'vitest'
import { placeOf } from './nodes'
import { PAGE, Shelves } from './shelves'
import { treeOf } from '@/testing/tree'

describe('what was read of a tree', () => {
  let server: ReturnType<typeof treeOf>
  let shelves: Shelves
  const read = (parent: string | null, page = 0) => { shelves.put(parent, server.children(placeOf(parent), page * PAGE, PAGE)) }
  const ids = (parent: string | null) => Array.from({ length: shelves.count(parent) }, (_, index) => shelves.row(parent, index)?.id)

  beforeEach(() => {
    server = treeOf({ c1: { f1: { n: 1 }, n: 3 }, c2: { n: 250 } })
    shelves = new Shelves()
    read(null)
  })

  it('knows how many lie in a section before anybody opened it', () => {
    expect([shelves.count('category:c1'), shelves.folders('category:c1'), shelves.isRead('category:c1')]).toEqual([4, 1, false])
  })

  it('wants the pages that were not read, and no others', () => {
    read('category:c2', 1)
    expect([0, 1, 2].map((page) => shelves.wants('category:c2', page))).toEqual([true, false, true])
    expect([shelves.row('category:c2', 99), shelves.row('category:c2', 100)?.id]).toEqual([undefined, 'c2.100'])
    read('category:c2', 2)
    expect(shelves.wants('category:c2', 2)).toBe(false)
  })

  it('shows what was there until the page is read again', () => {
    read('category:c1')
    shelves.stale('category:c1')
    expect([shelves.wants('category:c1', 0), shelves.row('category:c1', 1)?.id]).toEqual([true, 'c1.0'])
  })

  it('makes everything below old together with a section, and nothing beside it', () => {
    read('category:c1')
    read('folder:f1')
    read('category:c2')
    shelves.staleBelow('category:c1')
    expect(['category:c1', 'folder:f1', 'category:c2'].map((key) => shelves.wants(key, 0))).toEqual([true, true, false])
    shelves.staleBelow(null)
    expect(shelves.wants('category:c2', 0)).toBe(true)
  })

  it('reads the other pages again when the length changed, and shows nothing twice', () => {
    read('category:c2')
    read('category:c2', 1)
    server.change('c2', (within) => [server.article('new', { category: 'c2' }, 0), ...within])
    read('category:c2')
    expect(shelves.count('category:c2')).toBe(251)
    expect(shelves.wants('category:c2', 1)).toBe(true)
    const shown = ids('category:c2').filter((id) => id !== undefined)
    expect(shown.slice(0, 2)).toEqual(['new', 'c2.0'])
    expect(new Set(shown).size).toBe(shown.length)
    expect(shelves.find('category:c2')?.articles).toBe(251)
  })

  it('forgets what is gone', () => {
    read('category:c1')
    server.change('c1', (within) => within.filter((child) => child.article?.id !== 'c1.0'))
    read('category:c1')
    expect(ids('category:c1')).toEqual(['f1', 'c1.1', 'c1.2'])
    expect([shelves.find('article:c1.0'), shelves.find('article:c1.1')?.index]).toEqual([null, 1])
  })

  it('has what moved elsewhere there alone', () => {
    read('category:c1')
    read('category:c2')
    const moved = server.article('c1.2', { category: 'c2' }, 0)
    server.change('c2', (within) => [moved, ...within])
    read('category:c2')
    expect(shelves.find('article:c1.2')).toMatchObject({ parent: 'category:c2', index: 0 })
    expect(ids('category:c1')).toEqual(['f1', 'c1.0', 'c1.1', undefined])
  })

  it('shows a step of a way where it stands, without its neighbours', () => {
    shelves.putOne('category:c2', 240, server.article('c2.240', { category: 'c2' }, 241))
    expect([shelves.row('category:c2', 240)?.id, shelves.row('category:c2', 239), shelves.count('category:c2')]).toEqual(['c2.240', undefined, 250])
    expect(shelves.wants('category:c2', 2)).toBe(true)
  })

  it('shows a move at once, with everybody in their order', () => {
    read('category:c1')
    shelves.move(shelves.find('article:c1.2') ?? expect.fail(), 'category:c1', 0)
    expect(ids('category:c1')).toEqual(['f1', 'c1.2', 'c1.0', 'c1.1'])
    shelves.move(shelves.find('article:c1.0') ?? expect.fail(), 'folder:f1', 9)
    expect(ids('category:c1')).toEqual(['f1', 'c1.2', 'c1.1'])
    expect(shelves.find('article:c1.0')).toMatchObject({ parent: 'folder:f1', index: 1, level: 3 })
    expect(shelves.find('article:c1.1')?.index).toBe(2)
    expect(shelves.wants('category:c1', 0)).toBe(true)
  })
})
