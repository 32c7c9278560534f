import { computed, nextTick, ref, shallowRef } from 'vue'

export interface OrderWords {
  grabbed: (id: string, place: number) => string
  moved: (id: string, place: number) => string
  dropped: (id: string, place: number) => string
  back: (id: string) => string
}

/**
 * A list that is put in order by its grips: dragged with the mouse, or by keyboard, where Space takes hold, the arrows carry, Space lets go and Escape
 * puts back. Nothing is told before it was let go.
 */
export function useOrder(ids: () => readonly string[], land: (id: string, to: number) => void, words: OrderWords) {
  const list = ref<HTMLElement | null>(null)
  const grabbed = ref<string | null>(null)
  const dragged = ref<string | null>(null)
  const mark = shallowRef<{ id: string; side: 'before' | 'after' } | null>(null)
  /** For those who do not see it. */
  const said = ref('')
  const held = shallowRef<readonly string[] | null>(null)
  let carrying = false

  const shown = computed(() => held.value ?? ids())

  function press(id: string, event: KeyboardEvent): void {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (event.key === ' ' || event.key === 'Enter') grabOrDrop(id)
    else if (grabbed.value !== id) return
    else if (by !== undefined) void carry(id, by)
    else if (event.key === 'Escape') putBack(id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  function grabOrDrop(id: string): void {
    if (grabbed.value !== id) {
      grabbed.value = id
      held.value = [...ids()]
      said.value = words.grabbed(id, placeOf(id))
      return
    }
    const to = shown.value.indexOf(id)
    said.value = words.dropped(id, placeOf(id))
    const moved = to !== ids().indexOf(id)
    release()
    if (moved) land(id, to)
  }

  async function carry(id: string, by: number): Promise<void> {
    const from = shown.value.indexOf(id)
    const to = Math.min(Math.max(from + by, 0), shown.value.length - 1)
    if (to === from) return
    carrying = true
    held.value = shown.value.filter((one) => one !== id).toSpliced(to, 0, id)
    said.value = words.moved(id, to + 1)
    await nextTick()
    // A row that stands elsewhere in the document has lost the focus.
    gripOf(id)?.focus()
    carrying = false
  }

  function putBack(id: string): void {
    said.value = words.back(id)
    release()
    void nextTick(() => { gripOf(id)?.focus() })
  }

  /** Whoever goes elsewhere has not let go: it is put back. */
  function blurred(id: string): void {
    if (grabbed.value === id && !carrying) release()
  }

  function release(): void {
    grabbed.value = null
    held.value = null
  }

  /** The list's own element, as its `ref`. */
  const hold = (element: unknown) => { list.value = element as HTMLElement | null }
  const placeOf = (id: string) => shown.value.indexOf(id) + 1
  const rowOf = (id: string) => Array.from(list.value?.querySelectorAll<HTMLElement>('[data-order]') ?? []).find((row) => row.dataset['order'] === id)
  const gripOf = (id: string) => rowOf(id)?.querySelector<HTMLElement>('[data-grip]') ?? null

  function start(id: string, event: DragEvent): void {
    dragged.value = id
    event.dataTransfer?.setData('text/plain', id)
    const row = rowOf(id)
    if (row) event.dataTransfer?.setDragImage(row, 16, 16)
  }

  function over(event: DragEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-order]')
    const id = row?.dataset['order']
    if (dragged.value === null || !row || id === undefined) return
    event.preventDefault()
    const box = row.getBoundingClientRect()
    mark.value = id === dragged.value ? null : { id, side: event.clientY > box.top + box.height / 2 ? 'after' : 'before' }
  }

  function drop(event: DragEvent): void {
    const [id, at] = [dragged.value, mark.value]
    end()
    if (id === null || at === null) return
    event.preventDefault()
    const rest = ids().filter((one) => one !== id)
    const to = rest.indexOf(at.id) + (at.side === 'after' ? 1 : 0)
    if (to !== ids().indexOf(id)) land(id, to)
  }

  function end(): void {
    dragged.value = null
    mark.value = null
  }

  return { hold, list, shown, grabbed, dragged, mark, said, press, blurred, start, over, drop, end }
}

export type Order = ReturnType<typeof useOrder>
