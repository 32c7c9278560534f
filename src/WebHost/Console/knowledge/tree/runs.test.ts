import { describe, expect, it } from 'vitest'
import { placeOf } from './nodes'
import { atOf, countOf, rowAt, runsOf } from './runs'
import { PAGE, Shelves } from './shelves'
import { treeOf } from '@/testing/tree'

const server = treeOf({ big: { n: 3000 }, c1: { f1: { f2: { n: 1 }, n: 2 }, n: 2 }, c2: { n: 1 } })

function shelvesWith(...parents: (string | null)[]): Shelves {
  const shelves = new Shelves()
  parents.forEach((parent) => { shelves.put(parent, server.children(placeOf(parent), 0, PAGE)) })
  return shelves
}

const rowsOf = (shelves: Shelves, open: string[]) => {
  const runs = runsOf(shelves, (node) => open.includes(node.id))
  return Array.from({ length: countOf(runs) }, (_, at) => rowAt(shelves, runs, at))
}

describe('the rows of a tree', () => {
  const whole = shelvesWith(null, 'category:c1', 'folder:f1', 'folder:f2', 'category:c2')

  it('puts folders before articles, each in its order', () => {
    expect(rowsOf(whole, ['c1', 'f1', 'f2', 'c2']).map((row) => row?.node?.id)).toEqual(['big', 'c1', 'f1', 'f2', 'f2.0', 'f1.0', 'f1.1', 'c1.0', 'c1.1', 'c2', 'c2.0'])
  })
  it('hides what lies in something closed', () => {
    expect(rowsOf(whole, ['c1', 'f2']).map((row) => row?.node?.id)).toEqual(['big', 'c1', 'f1', 'c1.0', 'c1.1', 'c2'])
  })
  it('says at which depth each stands, as which of how many', () => {
    expect(rowsOf(whole, ['c1', 'f1']).map((row) => [row?.level, row?.index, row?.of].join())).toEqual([
      '1,0,3', '1,1,3', '2,0,3', '3,0,3', '3,1,3', '3,2,3', '2,1,3', '2,2,3', '1,2,3',
    ])
  })
  it('has as many rows as are there before they are read', () => {
    const shelves = shelvesWith(null)
    const rows = rowsOf(shelves, ['big'])
    expect(rows).toHaveLength(3003)
    expect(rows[3000]).toMatchObject({ parent: 'category:big', index: 2999, of: 3000, node: undefined })
    expect(rows[3001]?.node?.id).toBe('c1')
  })
  it('takes one part for each open section, however many rows it has', () => {
    expect(runsOf(shelvesWith(null, 'category:big'), (node) => node.id === 'big')).toEqual([
      { parent: null, from: 0, count: 1, start: 0, level: 1 },
      { parent: 'category:big', from: 0, count: 3000, start: 1, level: 2 },
      { parent: null, from: 1, count: 2, start: 3001, level: 1 },
    ])
  })
  it('finds the row of what stands somewhere, and none in what is closed', () => {
    const runs = runsOf(whole, (node) => ['c1', 'f1'].includes(node.id))
    expect(['c2', 'f1.1'].map((id) => atOf(runs, whole.find(`${id === 'c2' ? 'category' : 'article'}:${id}`)))).toEqual([8, 5])
    expect(atOf(runs, whole.find('article:c2.0'))).toBe(-1)
    expect(atOf(runs, null)).toBe(-1)
  })
  it('has no row before the first or behind the last', () => {
    const runs = runsOf(whole, () => false)
    expect([rowAt(whole, runs, -1), rowAt(whole, runs, 3), rowAt(whole, [], 0)]).toEqual([null, null, null])
  })
})
