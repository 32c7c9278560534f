import { shallowRef } from 'vue'
import { drop, type Move } from './moves'
import type { Node } from './nodes'
import type { TreeState } from './useTree'

/** Rows dragged onto others. Where one would land is shown while it is over them. */
export function useDragging(tree: TreeState, land: (node: Node, to: Move) => void) {
  const dragged = shallowRef<Node | null>(null)
  const target = shallowRef<{ key: string; mark: 'before' | 'after' | 'into'; move: Move } | null>(null)

  function start(event: DragEvent): void {
    dragged.value = tree.find((event.target as HTMLElement).dataset['key'] ?? null)
    event.dataTransfer?.setData('text/plain', dragged.value?.name ?? '')
  }

  function over(event: DragEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')
    const onto = tree.find(row?.dataset['key'] ?? null)
    if (!dragged.value || !row || !onto) return
    const box = row.getBoundingClientRect()
    const behind = event.clientY > box.top + box.height / 2
    const move = drop(tree, dragged.value, onto, behind)
    target.value = move ? { key: onto.key, mark: move.parent === onto.key ? 'into' : behind ? 'after' : 'before', move } : null
    if (move) event.preventDefault()
  }

  function end(): void {
    dragged.value = null
    target.value = null
  }

  function dropped(event: DragEvent): void {
    if (dragged.value && target.value) {
      event.preventDefault()
      land(dragged.value, target.value.move)
    }
    end()
  }

  return { dragged, target, start, over, end, dropped }
}
