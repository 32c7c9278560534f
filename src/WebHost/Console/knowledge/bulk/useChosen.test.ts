import { describe, expect, it } from 'vitest'
import { placeOf, type Node } from '../tree/nodes'
import { atOf, rowAt, runsOf } from '../tree/runs'
import { PAGE, Shelves } from '../tree/shelves'
import { treeOf } from '@/testing/tree'
import { useChosen } from './useChosen'

function choose() {
  const server = treeOf({ c: { f: { n: 2 }, n: 3 }, big: { n: 250 } })
  const shelves = new Shelves()
  const read = (parent: string | null, page: number) => { shelves.put(parent, server.children(placeOf(parent), page * PAGE, PAGE)) }
  read(null, 0)
  read('category:c', 0)
  const runs = () => runsOf(shelves, () => true)
  const chosen = useChosen({
    shelves: { value: shelves } as never,
    find: (key) => shelves.find(key),
    row: (at) => rowAt(shelves, runs(), at),
    atKey: (key) => atOf(runs(), shelves.find(key)),
    at: (parent, index) => {
      if (!shelves.row(parent, index) && index < shelves.count(parent)) read(parent, Math.floor(index / PAGE))
      return Promise.resolve(shelves.row(parent, index) ?? null)
    },
  })
  const node = (key: string): Node => shelves.find(key) ?? expect.fail(key)
  return { ...chosen, node, reads: server.reads, ids: () => chosen.chosen.value.map((one) => one.id) }
}

describe('choosing articles', () => {
  it('takes one in and out', () => {
    const it = choose()
    it.toggle(it.node('article:c.0'))
    it.toggle(it.node('article:c.2'))
    it.toggle(it.node('article:c.0'))
    expect(it.ids()).toEqual(['c.2'])
  })
  it('takes all articles from the last one to this one, either way', async () => {
    const it = choose()
    it.toggle(it.node('article:c.2'))
    await it.extend(it.node('article:c.0'))
    expect(it.ids().toSorted()).toEqual(['c.0', 'c.1', 'c.2'])
  })
  it('reads what was not read between two', async () => {
    const it = choose()
    it.toggle(it.node('article:c.2'))
    await it.extend(it.node('category:big'))
    expect(it.ids()).toEqual(['c.2'])
    await it.all(it.node('category:big'))
    it.clear()
    it.toggle(it.node('article:c.2'))
    await it.extend(it.node('article:big.249'))
    expect(it.ids()).toHaveLength(251)
  })
  it('takes everything in a section, however deep, in a bounded number of reads', async () => {
    const it = choose()
    await it.all(it.node('category:c'))
    expect(it.ids()).toEqual(['f.0', 'f.1', 'c.0', 'c.1', 'c.2'])
    const before = it.reads.length
    await it.all(it.node('category:big'))
    expect(it.ids()).toHaveLength(255)
    expect(it.reads.length - before).toBe(3)
  })
  it('keeps what went out of sight', async () => {
    const it = choose()
    await it.all(it.node('category:c'))
    expect(it.keys.value.has('article:f.1')).toBe(true)
    it.clear()
    expect(it.ids()).toEqual([])
  })
})
