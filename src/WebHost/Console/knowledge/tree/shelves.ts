import type { Child, Children } from '@/api/knowledge'
import { nodeOf, type Node } from './nodes'

/** How many are read at once. */
export const PAGE = 100

/** What lies in one place: as long as it is, with holes where nothing was read yet. */
interface Shelf {
  folders: number
  rows: (Node | undefined)[]
  /** The pages that say what is so now; others are shown as they were until they are looked at. */
  fresh: Set<number>
  read: boolean
}

/** What was read of a tree. The root's key is null; a node stands in one place only, where it was seen last. */
export class Shelves {
  private readonly shelves = new Map<string | null, Shelf>()
  private readonly nodes = new Map<string, Node>()

  find(key: string | null): Node | null {
    return key === null ? null : (this.nodes.get(key) ?? null)
  }

  /** What was read of what stands there. */
  row(parent: string | null, index: number): Node | undefined {
    return this.shelves.get(parent)?.rows[index]
  }

  /** How many stand there, as far as is known; a section says it before it was opened. */
  count(parent: string | null): number {
    const node = this.find(parent)
    return this.shelves.get(parent)?.rows.length ?? (node ? node.folders + node.articles : 0)
  }

  folders(parent: string | null): number {
    return this.shelves.get(parent)?.folders ?? this.find(parent)?.folders ?? 0
  }

  /** Whether anything of it was ever read. */
  isRead(parent: string | null): boolean {
    return this.shelves.get(parent)?.read ?? false
  }

  /** Whether that page must be read before one can say what stands there now. */
  wants(parent: string | null, page: number): boolean {
    return !(this.shelves.get(parent)?.fresh.has(page) ?? false)
  }

  /** The sections that were read there, in their order. */
  sections(parent: string | null): Node[] {
    const shelf = this.shelves.get(parent)
    return shelf ? shelf.rows.slice(0, shelf.folders).filter((node) => node !== undefined && node.kind !== 'article') as Node[] : []
  }

  /** Takes what the server says stands there. */
  put(parent: string | null, answer: Children): void {
    const shelf = this.shelf(parent)
    const length = answer.folders + answer.articles
    if (shelf.read && (shelf.rows.length !== length || shelf.folders !== answer.folders)) shelf.fresh.clear()
    this.resize(shelf, answer.folders, length)
    shelf.read = true
    answer.items.forEach((child, offset) => { this.set(parent, answer.at + offset, child) })
    for (let page = Math.ceil(answer.at / PAGE); page * PAGE < answer.at + Math.max(answer.items.length, 1); page += 1) {
      if ((page + 1) * PAGE <= answer.at + answer.items.length || answer.next === null) shelf.fresh.add(page)
    }
    const node = this.find(parent)
    if (node) Object.assign(node, { folders: answer.folders, articles: answer.articles })
  }

  /** Takes one of a way down; what stands beside it is read when it is looked at. */
  putOne(parent: string | null, index: number, child: Child): void {
    const shelf = this.shelf(parent)
    if (index >= shelf.rows.length) shelf.rows.length = index + 1
    this.set(parent, index, child)
  }

  /** What was read there may be otherwise by now. */
  stale(parent: string | null): void {
    this.shelves.get(parent)?.fresh.clear()
  }

  /** The same for it and all that lies deeper. */
  staleBelow(parent: string | null): void {
    this.stale(parent)
    for (const key of this.shelves.keys()) if (this.isBelow(key, parent)) this.stale(key)
  }

  /** Shows a move before the server has heard of it. Whatever it says afterwards is read. */
  move(node: Node, parent: string | null, index: number): void {
    const from = this.shelves.get(node.parent)
    const to = this.shelf(parent)
    if (!from) return
    from.rows.splice(node.index, 1)
    if (node.kind !== 'article') from.folders -= 1
    this.number(from)
    const [low, high] = node.kind === 'article' ? [to.folders, to.rows.length] : [0, to.folders]
    to.rows.splice(Math.min(Math.max(index, low), high), 0, node)
    if (node.kind !== 'article') to.folders += 1
    Object.assign(node, { parent, level: (this.find(parent)?.level ?? 0) + 1 })
    this.number(to)
    this.stale(node.parent)
    this.stale(parent)
  }

  private set(parent: string | null, index: number, child: Child): void {
    const shelf = this.shelf(parent)
    const node = nodeOf(child, this.find(parent), index)
    const known = this.nodes.get(node.key)
    const before = known && this.shelves.get(known.parent)
    if (before?.rows[known?.index ?? -1]?.key === node.key) before.rows[known?.index ?? -1] = undefined
    const there = shelf.rows[index]
    if (there && there.key !== node.key && this.nodes.get(there.key)?.index === index) this.nodes.delete(there.key)
    shelf.rows[index] = node
    this.nodes.set(node.key, node)
  }

  private resize(shelf: Shelf, folders: number, length: number): void {
    for (const node of shelf.rows.slice(length)) if (node) this.nodes.delete(node.key)
    shelf.rows.length = length
    shelf.folders = folders
  }

  private number(shelf: Shelf): void {
    shelf.rows.forEach((node, index) => { if (node) node.index = index })
  }

  private shelf(parent: string | null): Shelf {
    let shelf = this.shelves.get(parent)
    if (!shelf) {
      shelf = { folders: this.folders(parent), rows: [], fresh: new Set(), read: false }
      shelf.rows.length = this.count(parent)
      this.shelves.set(parent, shelf)
    }
    return shelf
  }

  private isBelow(key: string | null, over: string | null): boolean {
    for (let at = this.find(key); at; at = this.find(at.parent)) if (at.parent === over) return true
    return false
  }
}
