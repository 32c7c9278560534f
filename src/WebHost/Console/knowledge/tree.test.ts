import { describe, expect, it } from 'vitest'
import type { Tree } from '@/api/knowledge'
import { drop, find, nodesOf, pathTo, rowsOf, shift, step, type Node } from './tree'

const article = (id: string, place: { category?: string; folder?: string }, position: number) => ({
  id, title: id, state: 'public' as const, place, tags: [], version: 1, position, updatedAt: '', author: 'lee', visible: 'public' as const, language: 'en', translationOf: '' as const,
})
const section = (id: string, position: number, state: 'member' | 'public' = 'public') => ({ id, name: id, description: '', state, position })
const tree: Tree = {
  categories: [section('c2', 2, 'member'), section('c1', 1)],
  folders: [
    { ...section('f1', 1), category: 'c1', folder: null },
    { ...section('f2', 1), category: 'c1', folder: 'f1' },
    { ...section('f3', 1), category: 'c2', folder: null },
  ],
  articles: [article('a2', { category: 'c1' }, 2), article('a1', { category: 'c1' }, 1), article('a3', { folder: 'f2' }, 1)],
}
const nodes = nodesOf(tree)
const node = (key: string): Node => find(nodes, key) ?? expect.fail(key)

describe('the tree', () => {
  it('puts folders before articles, each in its order', () => {
    expect(rowsOf(nodes, new Set()).map((row) => row.id)).toEqual(['c1', 'f1', 'f2', 'a3', 'a1', 'a2', 'c2', 'f3'])
  })
  it('hides what lies in something closed', () => {
    expect(rowsOf(nodes, new Set(['folder:f1'])).map((row) => row.id)).toEqual(['c1', 'f1', 'a1', 'a2', 'c2', 'f3'])
  })
  it('shows a folder as hidden as its category', () => {
    expect(node('folder:f3')).toMatchObject({ own: 'public', visible: 'member' })
  })
  it('knows the way down', () => {
    expect(pathTo(nodes, 'article:a3').map((one) => one.id)).toEqual(['c1', 'f1', 'f2', 'a3'])
  })
})

describe('moving by keys', () => {
  it('goes past its neighbour', () => {
    expect(step(nodes, node('article:a1'), 1)).toEqual({ parent: 'category:c1', position: 3 })
    expect(step(nodes, node('category:c2'), -1)).toEqual({ parent: null, position: 0 })
  })
  it('ends at the end', () => {
    expect(step(nodes, node('article:a1'), -1)).toBeNull()
    expect(step(nodes, node('category:c2'), 1)).toBeNull()
  })
  it('goes on into the section beside its own', () => {
    expect(step(nodes, node('article:a2'), 1)).toEqual({ parent: 'category:c2', position: 1 })
    expect(step(nodes, node('folder:f3'), -1)).toEqual({ parent: 'category:c1', position: 2 })
  })
  it('goes into the folder above and out again', () => {
    expect(shift(nodes, node('article:a1'), true)).toEqual({ parent: 'folder:f1', position: 1 })
    expect(shift(nodes, node('folder:f2'), false)).toEqual({ parent: 'category:c1', position: 2 })
    expect(shift(nodes, node('folder:f1'), true)).toBeNull()
    expect(shift(nodes, node('folder:f1'), false)).toBeNull()
  })
})

describe('dropping', () => {
  it('lands between two of its kind', () => {
    expect(drop(nodes, node('article:a3'), node('article:a1'), true)).toEqual({ parent: 'category:c1', position: 1.5 })
    expect(drop(nodes, node('article:a3'), node('article:a1'), false)).toEqual({ parent: 'category:c1', position: 0 })
  })
  it('lands last in a section', () => {
    expect(drop(nodes, node('article:a3'), node('category:c1'), false)).toEqual({ parent: 'category:c1', position: 3 })
  })
  it('puts nothing into itself or into what lies in it', () => {
    expect(drop(nodes, node('folder:f1'), node('folder:f2'), true)).toBeNull()
    expect(drop(nodes, node('folder:f1'), node('folder:f1'), true)).toBeNull()
  })
  it('keeps folders two deep', () => {
    expect(drop(nodes, node('folder:f3'), node('folder:f2'), true)).toEqual({ parent: 'folder:f1', position: 2 })
    expect(drop(nodes, node('folder:f1'), node('folder:f3'), true)).toEqual({ parent: 'category:c2', position: 2 })
    expect(drop(nodes, node('category:c1'), node('folder:f3'), true)).toBeNull()
  })
})
