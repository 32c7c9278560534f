import { describe, expect, it } from 'vitest'
import { drop, shift, step, type Rows } from './moves'
import { placeOf, type Node } from './nodes'
import { PAGE, Shelves } from './shelves'
import { treeOf } from '@/testing/tree'

/** Reads a place when it is asked for, as the tree does. */
function rowsOf(): Rows & { node: (key: string) => Node } {
  const server = treeOf({ c1: { f1: { f2: { n: 1 } }, n: 2 }, c2: { f3: {} } })
  const shelves = new Shelves()
  const open = (parent: string | null) => {
    if (!shelves.isRead(parent)) shelves.put(parent, server.children(placeOf(parent), 0, PAGE))
    shelves.sections(parent).forEach((section) => { open(section.key) })
  }
  open(null)
  return {
    find: (key) => shelves.find(key),
    at: (parent, index) => Promise.resolve(shelves.row(parent, index) ?? null),
    folders: (parent) => shelves.folders(parent),
    node: (key) => shelves.find(key) ?? expect.fail(key),
  }
}

const rows = rowsOf()
const { node } = rows

describe('moving by keys', () => {
  it('goes past its neighbour', async () => {
    expect(await step(rows, node('article:c1.0'), 1)).toEqual({ parent: 'category:c1', position: 2.5 })
    expect(await step(rows, node('category:c2'), -1)).toEqual({ parent: null, position: 0.5 })
  })
  it('ends at the end', async () => {
    expect(await step(rows, node('article:c1.0'), -1)).toBeNull()
    expect(await step(rows, node('category:c2'), 1)).toBeNull()
  })
  it('goes on into the section beside its own', async () => {
    expect(await step(rows, node('article:c1.1'), 1)).toEqual({ parent: 'category:c2', position: 'first' })
    expect(await step(rows, node('folder:f3'), -1)).toEqual({ parent: 'category:c1', position: 'last' })
  })
  it('goes into the folder above and out again', async () => {
    expect(await shift(rows, node('article:c1.0'), true)).toEqual({ parent: 'folder:f1', position: 'last' })
    expect(await shift(rows, node('folder:f2'), false)).toEqual({ parent: 'category:c1', position: 'last' })
    expect(await shift(rows, node('folder:f1'), true)).toBeNull()
    expect(await shift(rows, node('folder:f1'), false)).toBeNull()
  })
})

describe('dropping', () => {
  it('lands between two of its kind, whoever the other is', () => {
    expect(drop(rows, node('article:f2.0'), node('article:c1.0'), true)).toEqual({ parent: 'category:c1', position: 1.5 })
    expect(drop(rows, node('article:f2.0'), node('article:c1.0'), false)).toEqual({ parent: 'category:c1', position: 0.5 })
  })
  it('lands last in a section', () => {
    expect(drop(rows, node('article:f2.0'), node('category:c1'), false)).toEqual({ parent: 'category:c1', position: 'last' })
  })
  it('puts nothing into itself or into what lies in it', () => {
    expect(drop(rows, node('folder:f1'), node('folder:f2'), true)).toBeNull()
    expect(drop(rows, node('folder:f1'), node('folder:f1'), true)).toBeNull()
  })
  it('keeps folders two deep', () => {
    expect(drop(rows, node('folder:f3'), node('folder:f2'), true)).toEqual({ parent: 'folder:f1', position: 1.5 })
    expect(drop(rows, node('folder:f1'), node('folder:f3'), true)).toEqual({ parent: 'category:c2', position: 1.5 })
    expect(drop(rows, node('category:c1'), node('folder:f3'), true)).toBeNull()
  })
})
