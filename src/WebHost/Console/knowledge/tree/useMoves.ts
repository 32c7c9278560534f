import { knowledgeApi } from '@/api/knowledge'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import type { Move } from './moves'
import { placeOf, type Node } from './nodes'
import type { TreeState } from './useTree'

/** Moves things about in the tree. A move is shown at once and taken back where the server refuses it. */
export function useMoves(brand: () => string, tree: TreeState) {
  const problemText = useProblemText()
  // One after the other: what one move takes back must not be the next one's.
  let moving = Promise.resolve()

  function move(node: Node, to: Move): void {
    moving = moving.then(() => moveNow(node.key, to))
  }

  async function moveNow(key: string, to: Move): Promise<void> {
    const node = tree.find(key)
    if (!node) return
    const from = node.parent
    const elsewhere = to.parent !== from
    try {
      const position = await positionOf(node, to)
      if (to.parent) tree.toggle(to.parent, true)
      tree.shelves.value.move(node, to.parent, indexOf(node, to))
      tree.touch()
      const where = { ...(position === null ? {} : { position }), ...(elsewhere ? placeOf(to.parent) : {}) }
      if (node.kind === 'article') {
        await knowledgeApi.changeArticle(brand(), node.id, { ...(position === null ? {} : { position }), ...(elsewhere ? { place: placeOf(to.parent) } : {}) })
      } else await knowledgeApi.changeSection(brand(), node.kind === 'folder' ? 'folders' : 'categories', node.id, where)
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
    tree.changed(from, to.parent)
  }

  /** As the server wants it: null puts what comes from elsewhere last. */
  async function positionOf(node: Node, to: Move): Promise<number | null> {
    if (typeof to.position === 'number') return to.position
    if (to.position === 'last' && to.parent !== node.parent) return null
    const [first, end] = span(node, to.parent)
    if (end <= first) return null
    const other = await tree.at(to.parent, to.position === 'first' ? first : end - 1)
    return other ? other.position + (to.position === 'first' ? -0.5 : 0.5) : null
  }

  /** Where its like stand there. */
  function span(node: Node, parent: string | null): [number, number] {
    const folders = tree.folders(parent)
    return node.kind === 'article' ? [folders, tree.shelves.value.count(parent)] : [0, folders]
  }

  function indexOf(node: Node, to: Move): number {
    const [first, end] = span(node, to.parent)
    if (to.position === 'first') return first
    if (to.position === 'last') return to.parent === node.parent ? end - 1 : end
    const position = to.position
    let index = first
    for (let at = first; at < end; at += 1) {
      const other = tree.shelves.value.row(to.parent, at)
      if (other && other.key !== node.key && other.position < position) index = at + 1
    }
    return to.parent === node.parent && node.index < index ? index - 1 : index
  }

  return { move }
}
