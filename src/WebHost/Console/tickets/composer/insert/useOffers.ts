import type { Editor } from '@tiptap/core'
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { stillThere, type Range } from './place'
import { triggerAt, type Trigger } from './trigger'

/** Something that can be put in. */
export interface Offer {
  id: string
  kind: 'response' | 'article'
  title: string
  note: string
  text: string
}

interface Source {
  find: (trigger: Trigger, signal: AbortSignal) => Promise<Offer[]>
  /** Puts it in the place of what was typed, or at the caret where that is gone. */
  pick: (offer: Offer, place: () => Range | null, whole: boolean) => void
}

interface Asked extends Trigger {
  range: Range
  words: string
}

const WAIT = 120
const LIST = 'composer-offers'

/** The list at the caret: what is typed asks for it, arrows go through it, and the keys stay the editor's as soon as it is shut. */
export function useOffers(editor: Ref<Editor | undefined>, source: Source) {
  const asked = shallowRef<Asked | null>(null)
  const offers = shallowRef<Offer[]>([])
  const state = ref<'loading' | 'ready' | 'failed'>('ready')
  const at = ref(0)
  /** Shut by Escape: it stays shut until something else is asked for. */
  let shut = -1
  let asking: AbortController | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  const open = computed(() => asked.value !== null)
  const active = computed(() => (open.value && offers.value.length > 0 ? `${LIST}-${at.value}` : null))

  function look(): void {
    const now = askedOf(editor.value)
    if (now === null || now.range.from === shut) {
      if (now === null) shut = -1
      close()
      return
    }
    if (asked.value?.words === now.words && asked.value.range.from === now.range.from) return
    asked.value = now
    clearTimeout(waiting)
    waiting = setTimeout(() => void find(now), offers.value.length === 0 ? 0 : WAIT)
  }

  async function find(now: Asked): Promise<void> {
    asking?.abort()
    const mine = asking = new AbortController()
    if (offers.value.length === 0) state.value = 'loading'
    try {
      const found = await source.find(now, mine.signal)
      if (mine.signal.aborted || asked.value === null) return
      offers.value = found
      at.value = 0
      state.value = 'ready'
    } catch {
      if (mine.signal.aborted) return
      offers.value = []
      state.value = 'failed'
    }
  }

  function close(): void {
    clearTimeout(waiting)
    asking?.abort()
    asked.value = null
    offers.value = []
    at.value = 0
  }

  /** @param whole The text itself, where there is a shorter way to say it. */
  function pick(offer: Offer, whole = false): void {
    const now = asked.value
    close()
    if (now) shut = now.range.from
    source.pick(offer, () => (now && editor.value ? stillThere(editor.value, now.range, now.words) : null), whole)
  }

  /** Whether a key was the list's. */
  function keys(event: KeyboardEvent): boolean {
    if (!open.value || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
    const count = offers.value.length
    if (event.key === 'Escape') {
      shut = asked.value?.range.from ?? -1
      close()
      event.stopPropagation()
      return true
    }
    if (count === 0) return false
    if (event.key === 'ArrowDown') at.value = (at.value + 1) % count
    else if (event.key === 'ArrowUp') at.value = (at.value + count - 1) % count
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) {
      const offer = offers.value[at.value]
      if (offer) pick(offer, event.shiftKey)
    } else return false
    return true
  }

  // The editor says what is open to whoever hears it read: it is a combobox as long as the list stands.
  watch([open, active], () => { editor.value?.view.dispatch(editor.value.state.tr) })
  watch(editor, (now, before) => {
    before?.off('transaction', look)
    now?.on('transaction', look)
    now?.on('blur', close)
  }, { immediate: true })
  onScopeDispose(() => {
    close()
    editor.value?.off('transaction', look)
  })

  function attributes(): Record<string, string> {
    if (!open.value) return {}
    return {
      'role': 'combobox',
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'true',
      'aria-controls': LIST,
      ...(active.value ? { 'aria-activedescendant': active.value } : {}),
    }
  }

  return { asked, open, offers, state, at, list: LIST, keys, attributes, pick, again: () => { if (asked.value) void find(asked.value) } }
}

function askedOf(editor: Editor | undefined): Asked | null {
  if (!editor?.isEditable || !editor.isFocused) return null
  const { $from, empty } = editor.state.selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\n')
  const trigger = triggerAt(before)
  if (!trigger) return null
  const range = { from: $from.pos - trigger.length, to: $from.pos }
  return { ...trigger, range, words: before.slice(-trigger.length) }
}
