import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { hueOf } from '@/design/initials'
import type { Writer } from './protocol'
import './carets.css'

const caretsKey = new PluginKey<Writer[]>('carets')

interface Shared {
  doc: Y.Doc
  type: Y.XmlFragment
  binding: { mapping: Map<unknown, unknown> } | null
}

const sharedOf = (state: EditorState): Shared | undefined => ySyncPluginKey.getState(state) as Shared | undefined

/** Where one's own caret is, so that it stays at its letter whatever others write before it. */
export function placeOf(state: EditorState): string | null {
  const shared = sharedOf(state)
  if (!shared?.binding) return null
  const { mapping } = shared.binding
  const at = (position: number) => Y.relativePositionToJSON(absolutePositionToRelativePosition(position, shared.type, mapping as never) as Y.RelativePosition) as unknown
  return JSON.stringify([at(state.selection.anchor), at(state.selection.head)])
}

function positions(state: EditorState, place: string): { anchor: number; head: number } | null {
  const shared = sharedOf(state)
  if (!shared?.binding) return null
  const { mapping } = shared.binding
  try {
    const both = JSON.parse(place) as unknown[]
    const [anchor, head] = both.map((one) =>
      relativePositionToAbsolutePosition(shared.doc, shared.type, Y.createRelativePositionFromJSON(one), mapping as never) as number | null)
    return typeof anchor === 'number' && typeof head === 'number' ? { anchor, head } : null
  } catch {
    return null // Another console's words are no reason to stop writing.
  }
}

function caret(writer: Writer): HTMLElement {
  const line = document.createElement('span')
  line.className = 'caret'
  line.setAttribute('aria-hidden', 'true')
  line.style.setProperty('--hue', String(hueOf(writer.id)))
  line.dataset['testid'] = 'colleague-caret'
  line.dataset['name'] = writer.name // Shown by the style: it is no part of the text.
  return line
}

function draw(state: EditorState, writers: Writer[]): DecorationSet {
  const size = state.doc.content.size
  const drawn = writers.flatMap((writer) => {
    const place = writer.place === null ? null : positions(state, writer.place)
    if (!place) return []
    const [from, to] = [Math.min(place.anchor, place.head, size), Math.min(Math.max(place.anchor, place.head), size)]
    const marked = from < to ? [Decoration.inline(from, to, { class: 'marked', style: `--hue: ${hueOf(writer.id)}` }, { inclusiveEnd: false })] : []
    return [...marked, Decoration.widget(Math.min(place.head, size), () => caret(writer), { key: `${writer.seat}:${writer.name}`, side: 10, ignoreSelection: true })]
  })
  return DecorationSet.create(state.doc, drawn)
}

/** The others' carets, with their names. */
export function caretsPlugin(): Plugin {
  return new Plugin<Writer[]>({
    key: caretsKey,
    state: {
      init: () => [],
      apply: (tr, writers) => (tr.getMeta(caretsKey) as Writer[] | undefined) ?? writers,
    },
    props: { decorations: (state) => draw(state, caretsKey.getState(state) ?? []) },
  })
}

export function showCarets(view: EditorView, writers: Writer[]): void {
  if (!view.isDestroyed && caretsKey.get(view.state)) view.dispatch(view.state.tr.setMeta(caretsKey, writers).setMeta('addToHistory', false))
}
