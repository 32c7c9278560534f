import type { ArticleHead, ArticleState, Category, Folder, Place, Tree } from '@/api/knowledge'

export type NodeKind = 'category' | 'folder' | 'article'

/** One row of the tree. */
export interface Node {
  key: string
  kind: NodeKind
  id: string
  name: string
  /** What the customer sees of it, all above it taken together. */
  visible: ArticleState
  own: ArticleState
  level: number
  position: number
  parent: string | null
  children: Node[]
}

export const keyOf = (kind: NodeKind, id: string): string => `${kind}:${id}`

export const placeKey = (place: Place): string => (place.folder ? keyOf('folder', place.folder) : keyOf('category', place.category ?? ''))

/** Categories with their folders first and their articles after them, each kind in its order. */
export function nodesOf(tree: Tree): Node[] {
  const folders = groupBy(tree.folders, (folder) => (folder.folder ? keyOf('folder', folder.folder) : keyOf('category', folder.category)))
  const articles = groupBy(tree.articles, (article) => placeKey(article.place))

  function section(kind: 'category' | 'folder', of: Category | Folder, parent: Node | null): Node {
    const own: Node = {
      key: keyOf(kind, of.id),
      kind,
      id: of.id,
      name: of.name,
      own: of.state,
      visible: parent?.visible === 'member' ? 'member' : of.state,
      level: (parent?.level ?? 0) + 1,
      position: of.position,
      parent: parent?.key ?? null,
      children: [],
    }
    own.children = [
      ...ordered(folders.get(own.key)).map((folder) => section('folder', folder, own)),
      ...ordered(articles.get(own.key)).map((article) => leaf(article, own)),
    ]
    return own
  }

  return ordered(tree.categories).map((category) => section('category', category, null))
}

function leaf(article: ArticleHead, parent: Node): Node {
  return {
    key: keyOf('article', article.id),
    kind: 'article',
    id: article.id,
    name: article.title,
    own: article.state,
    visible: article.visible,
    level: parent.level + 1,
    position: article.position,
    parent: parent.key,
    children: [],
  }
}

/** The rows as they stand under one another; what is closed hides what lies in it. */
export function rowsOf(nodes: readonly Node[], closed: ReadonlySet<string>): Node[] {
  return nodes.flatMap((node) => [node, ...(closed.has(node.key) ? [] : rowsOf(node.children, closed))])
}

export function find(nodes: readonly Node[], key: string): Node | null {
  for (const node of nodes) {
    const found = node.key === key ? node : find(node.children, key)
    if (found) return found
  }
  return null
}

/** The nodes from the category down to this one. */
export function pathTo(nodes: readonly Node[], key: string): Node[] {
  for (const node of nodes) {
    if (node.key === key) return [node]
    const below = pathTo(node.children, key)
    if (below.length > 0) return [node, ...below]
  }
  return []
}

/** Where something goes: into a parent, at a position among its like. */
export interface Move {
  parent: string | null
  position: number
}

/** One step up or down among its like, and at the end into the section beside its own; null where there is none. */
export function step(nodes: readonly Node[], node: Node, by: -1 | 1): Move | null {
  const like = likeOf(nodes, node, node.parent)
  const at = like.findIndex((one) => one.key === node.key)
  const other = like[at + by]
  if (!other) return beyondParent(nodes, node, by)
  const beyond = like[at + by + by]
  return { parent: node.parent, position: beyond ? (other.position + beyond.position) / 2 : other.position + by }
}

function beyondParent(nodes: readonly Node[], node: Node, by: -1 | 1): Move | null {
  const parent = node.parent ? find(nodes, node.parent) : null
  if (!parent) return null
  const like = likeOf(nodes, parent, parent.parent)
  const beside = like[like.findIndex((one) => one.key === parent.key) + by]
  if (!beside || !holds(beside, node)) return null
  const there = beside.children.filter((child) => child.kind === node.kind)
  return { parent: beside.key, position: by === 1 ? (there[0]?.position ?? 2) - 1 : (there.at(-1)?.position ?? 0) + 1 }
}

/** Into the folder above it, or out of the one it lies in; null where that is not possible. */
export function shift(nodes: readonly Node[], node: Node, inwards: boolean): Move | null {
  const parent = node.parent ? find(nodes, node.parent) : null
  if (!parent) return null
  const folders = parent.children.filter((child) => child.kind === 'folder')
  const into = inwards
    ? (node.kind === 'folder' ? folders[folders.findIndex((one) => one.key === node.key) - 1] : folders.at(-1))
    : (parent.parent ? find(nodes, parent.parent) : null)
  if (!into || !holds(into, node)) return null
  return { parent: into.key, position: (into.children.filter((child) => child.kind === node.kind).at(-1)?.position ?? 0) + 1 }
}

/** Where a dragged node lands: beside one of its kind, or in a section, last. Null where it cannot lie. */
export function drop(nodes: readonly Node[], dragged: Node, onto: Node, after: boolean): Move | null {
  if (onto.key === dragged.key || pathTo([dragged], onto.key).length > 0) return null
  if (onto.kind === dragged.kind && !(dragged.kind === 'folder' && tooDeep(dragged, onto.level))) {
    const like = likeOf(nodes, onto, onto.parent).filter((one) => one.key !== dragged.key)
    const at = like.findIndex((one) => one.key === onto.key)
    const [before, behind] = after ? [like[at], like[at + 1]] : [like[at - 1], like[at]]
    if (before && behind) return { parent: onto.parent, position: (before.position + behind.position) / 2 }
    return { parent: onto.parent, position: before ? before.position + 1 : (behind?.position ?? 1) - 1 }
  }
  if (!holds(onto, dragged)) return null
  const last = onto.children.filter((child) => child.kind === dragged.kind && child.key !== dragged.key).at(-1)
  return { parent: onto.key, position: (last?.position ?? 0) + 1 }
}

/** Articles lie anywhere but in articles; folders in a category or in a folder that lies in one. */
function holds(section: Node, node: Node): boolean {
  if (section.kind === 'article' || node.kind === 'category') return false
  return node.kind === 'article' || !tooDeep(node, section.level + 1)
}

const tooDeep = (folder: Node, level: number): boolean => level + (folder.children.some((child) => child.kind === 'folder') ? 1 : 0) > 3

function likeOf(nodes: readonly Node[], node: Node, parent: string | null): Node[] {
  const siblings = parent === null ? nodes : (find(nodes, parent)?.children ?? [])
  return siblings.filter((one) => one.kind === node.kind)
}

function ordered<T extends { position: number; id: string }>(items: readonly T[] | undefined): T[] {
  return [...(items ?? [])].sort((one, other) => one.position - other.position || one.id.localeCompare(other.id))
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
