import type { Node } from './nodes'

/** Where something goes: into a parent (null are the categories), at a position among its like, or at an end of them. */
export interface Move {
  parent: string | null
  position: number | 'first' | 'last'
}

/** What moves ask of the tree; what was not read yet is read for it. */
export interface Rows {
  find: (key: string | null) => Node | null
  /** What stands there; null outside of the place. */
  at: (parent: string | null, index: number) => Promise<Node | null>
  /** How many folders (or categories) stand there, before the articles. */
  folders: (parent: string | null) => number
}

// Positions are whole numbers, so half a step beside one is beside it and before the next, whoever that is.
const before = (other: Node): Move => ({ parent: other.parent, position: other.position - 0.5 })
const after = (other: Node): Move => ({ parent: other.parent, position: other.position + 0.5 })

/** One step up or down among its like, and at the end into the section beside its own; null where there is none. */
export async function step(rows: Rows, node: Node, by: -1 | 1): Promise<Move | null> {
  const other = await like(rows, node, by)
  if (other) return by === 1 ? after(other) : before(other)
  const parent = rows.find(node.parent)
  const beside = parent && await like(rows, parent, by)
  if (!beside || !holds(beside, node)) return null
  return { parent: beside.key, position: by === 1 ? 'first' : 'last' }
}

/** Into the folder above it, or out of the one it lies in; null where that is not possible. */
export async function shift(rows: Rows, node: Node, inwards: boolean): Promise<Move | null> {
  const parent = rows.find(node.parent)
  if (!parent) return null
  const above = node.kind === 'folder' ? node.index - 1 : rows.folders(parent.key) - 1
  const into = inwards ? (above < 0 ? null : await rows.at(parent.key, above)) : rows.find(parent.parent)
  return into && holds(into, node) ? { parent: into.key, position: 'last' } : null
}

/** Where a dragged node lands: beside one of its kind, or in a section, last. Null where it cannot lie. */
export function drop(rows: Rows, dragged: Node, onto: Node, behind: boolean): Move | null {
  if (lies(rows, onto, dragged)) return null
  if (onto.kind === dragged.kind && !(dragged.kind === 'folder' && tooDeep(dragged, onto.level))) return behind ? after(onto) : before(onto)
  return holds(onto, dragged) ? { parent: onto.key, position: 'last' } : null
}

/** The next of its kind in the same place. */
async function like(rows: Rows, node: Node, by: -1 | 1): Promise<Node | null> {
  const other = node.index + by < 0 ? null : await rows.at(node.parent, node.index + by)
  return other?.kind === node.kind ? other : null
}

/** Whether it is that one or lies anywhere in it. */
function lies(rows: Rows, node: Node, over: Node): boolean {
  for (let at: Node | null = node; at; at = rows.find(at.parent)) if (at.key === over.key) return true
  return false
}

/** Articles lie anywhere but in articles; folders in a category or in a folder that lies in one. */
function holds(section: Node, node: Node): boolean {
  if (section.kind === 'article' || node.kind === 'category') return false
  return node.kind === 'article' || !tooDeep(node, section.level + 1)
}

const tooDeep = (folder: Node, level: number): boolean => level + (folder.folders > 0 ? 1 : 0) > 3
