import { computed, ref, shallowRef } from 'vue'
import type { Node } from '../tree/nodes'
import type { TreeState } from '../tree/useTree'

/** So many are chosen at most; more are an export and an import. */
export const MOST = 10_000

/** Which articles of the tree are chosen to do something with together, on the screen or not. */
export function useChosen(tree: Pick<TreeState, 'atKey' | 'at' | 'row' | 'find' | 'shelves'>) {
  const nodes = shallowRef<ReadonlyMap<string, Node>>(new Map())
  const anchor = ref<string | null>(null)
  const gathering = ref(false)
  const keys = computed<ReadonlySet<string>>(() => new Set(nodes.value.keys()))
  /** As they are now, where the tree knows it. */
  const chosen = computed(() => [...nodes.value.values()].map((node) => tree.find(node.key) ?? node))

  function toggle(node: Node): void {
    const next = new Map(nodes.value)
    if (!next.delete(node.key)) next.set(node.key, node)
    nodes.value = next
    anchor.value = node.key
  }

  /** From what was chosen last to here, both included; what was not read between them is read. */
  async function extend(node: Node): Promise<void> {
    const to = tree.atKey(node.key)
    const from = anchor.value === null ? to : tree.atKey(anchor.value)
    const [low, high] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)]
    anchor.value = from < 0 ? node.key : (anchor.value ?? node.key)
    const places = Array.from({ length: Math.min(high - low + 1, MOST) }, (_, offset) => tree.row(low + offset))
    await gather(async (found) => {
      for (const place of places) {
        const one = place && await tree.at(place.parent, place.index)
        if (one?.kind === 'article') found.set(one.key, one)
      }
    })
  }

  /** All that lies in a section, however deep. */
  async function all(section: Node): Promise<void> {
    async function within(parent: string, found: Map<string, Node>): Promise<void> {
      await tree.at(parent, 0)
      for (let index = 0; index < tree.shelves.value.count(parent) && found.size < MOST; index += 1) {
        const one = await tree.at(parent, index)
        if (one?.kind === 'article') found.set(one.key, one)
        else if (one) await within(one.key, found)
      }
    }
    await gather((found) => within(section.key, found))
  }

  async function gather(work: (found: Map<string, Node>) => Promise<void>): Promise<void> {
    gathering.value = true
    const found = new Map(nodes.value)
    await work(found)
    nodes.value = found
    gathering.value = false
  }

  function clear(): void {
    nodes.value = new Map()
    anchor.value = null
  }

  return { keys, chosen, gathering, toggle, extend, all, clear }
}
