import { computed, ref, watch } from 'vue'
import type { Node } from '../tree'

/** Which articles of the tree are chosen to do something with together; only those that are shown. */
export function useChosen(rows: () => readonly Node[]) {
  const keys = ref<ReadonlySet<string>>(new Set())
  const anchor = ref<string | null>(null)
  const articles = computed(() => rows().filter((row) => row.kind === 'article'))
  const chosen = computed(() => articles.value.filter((row) => keys.value.has(row.key)))

  watch(articles, (now) => {
    if (!now.some((row) => row.key === anchor.value)) anchor.value = null
  })

  function toggle(key: string): void {
    const next = new Set(keys.value)
    if (!next.delete(key)) next.add(key)
    keys.value = next
    anchor.value = key
  }

  /** From what was chosen last to here, both included. */
  function extend(key: string): void {
    const order = rows().map((row) => row.key)
    const from = order.indexOf(anchor.value ?? key)
    const to = order.indexOf(key)
    const between = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1))
    keys.value = new Set([...keys.value, ...articles.value.filter((row) => between.has(row.key)).map((row) => row.key)])
    anchor.value ??= key
  }

  function clear(): void {
    keys.value = new Set()
    anchor.value = null
  }

  return { keys, chosen, toggle, extend, clear }
}
