import { computed, ref, watch } from 'vue'
import { knowledgeApi, type Tree } from '@/api/knowledge'
import { toast } from '@/design/toasts'
import { useRead } from '@/forms/useRead'
import { useProblemText } from '@/i18n/problemText'
import { find, nodesOf, type Move, type Node } from './tree'

const CLOSED = 'oqupie.knowledge.closed'

/** A brand's tree: read, shown, moved about. A move is shown at once and taken back where the server refuses it. */
export function useTree(brand: () => string) {
  const problemText = useProblemText()
  const tree = ref<Tree>({ categories: [], folders: [], articles: [] })
  const closed = ref(new Set<string>(stored()))
  const nodes = computed(() => nodesOf(tree.value))
  const { state, failure, read } = useRead(async () => {
    if (brand()) tree.value = await knowledgeApi.tree(brand())
  })

  watch(brand, () => {
    state.value = 'loading'
    void read()
  })

  function toggle(key: string, open = closed.value.has(key)): void {
    const next = new Set(closed.value)
    if (open) next.delete(key)
    else next.add(key)
    closed.value = next
    localStorage.setItem(CLOSED, JSON.stringify([...next].slice(-500)))
  }

  // One after the other: what one move takes back must not be the next one's.
  let moving = Promise.resolve()

  function move(node: Node, to: Move): void {
    moving = moving.then(() => moveNow(node, to))
  }

  async function moveNow(node: Node, to: Move): Promise<void> {
    const before = tree.value
    tree.value = moved(before, node, to)
    if (to.parent) toggle(to.parent, true)
    try {
      await send(node, to)
    } catch (error) {
      tree.value = before
      toast(problemText(error), { tone: 'danger' })
    }
    await read()
  }

  async function send(node: Node, to: Move): Promise<void> {
    const parent = to.parent ? find(nodes.value, to.parent) : null
    const place = parent?.kind === 'folder' ? { folder: parent.id } : parent ? { category: parent.id } : {}
    const elsewhere = to.parent !== node.parent
    if (node.kind === 'article') await knowledgeApi.changeArticle(brand(), node.id, { position: to.position, ...(elsewhere ? { place } : {}) })
    else if (node.kind === 'folder') await knowledgeApi.changeSection(brand(), 'folders', node.id, { position: to.position, ...(elsewhere ? place : {}) })
    else await knowledgeApi.changeSection(brand(), 'categories', node.id, { position: to.position })
  }

  return { tree, nodes, closed, state, failure, read, toggle, move }
}

function moved(tree: Tree, node: Node, to: Move): Tree {
  const [kind, id] = to.parent?.split(':') ?? []
  const into = kind === 'folder' ? { folder: id } : { category: id }
  const { position } = to
  return {
    categories: tree.categories.map((one) => (node.kind === 'category' && one.id === node.id ? { ...one, position } : one)),
    folders: tree.folders.map((one) => {
      if (node.kind !== 'folder' || one.id !== node.id) return one
      const category = kind === 'folder' ? (tree.folders.find((other) => other.id === id)?.category ?? one.category) : (id ?? one.category)
      return { ...one, position, category, folder: kind === 'folder' ? (id ?? null) : null }
    }),
    articles: tree.articles.map((one) => (node.kind === 'article' && one.id === node.id ? { ...one, position, place: into } : one)),
  }
}

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(CLOSED) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return [] // Somebody else wrote there: everything is open.
  }
}
