import type { ArticleHead, ArticleState, Child, Place, Section } from '@/api/knowledge'

export type NodeKind = 'category' | 'folder' | 'article'

/** One row of the tree that was read. */
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
  /** The key of what it lies in; null for a category. */
  parent: string | null
  /** How many stand before it in its place. */
  index: number
  /** How many folders and articles lie directly in it. */
  folders: number
  articles: number
  section: Section | null
  head: ArticleHead | null
}

export const keyOf = (kind: NodeKind, id: string): string => `${kind}:${id}`

export const placeKey = (place: Place): string => (place.folder ? keyOf('folder', place.folder) : keyOf('category', place.category ?? ''))

/** The place that a section's key names; none for the root. */
export function placeOf(key: string | null): { category?: string; folder?: string } {
  const [kind, id] = key?.split(':') ?? []
  if (!id) return {}
  return kind === 'folder' ? { folder: id } : { category: id }
}

export function nodeOf(child: Child, parent: Node | null, index: number): Node {
  const { section, article, visible, folders, articles } = child
  const common = { visible, folders, articles, section, head: article, index, level: (parent?.level ?? 0) + 1, parent: parent?.key ?? null }
  if (section) {
    const { id, kind, name, state, position } = section
    return { ...common, key: keyOf(kind, id), kind, id, name, own: state, position }
  }
  if (!article) throw new TypeError('A row of the tree is a section or an article.')
  return { ...common, key: keyOf('article', article.id), kind: 'article', id: article.id, name: article.title, own: article.state, position: article.position }
}
