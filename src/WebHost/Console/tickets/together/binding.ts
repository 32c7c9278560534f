import type { Editor } from '@tiptap/core'
import { history } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { Plugin, Selection } from '@tiptap/pm/state'
import { defaultDeleteFilter, defaultProtectedNodes, initProseMirrorDoc, updateYFragment, ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { caretsPlugin } from './carets'
import { textOf } from './sharedDoc'

export interface Binding {
  undo: () => void
  /** What comes is undone by itself, however soon after the rest. */
  pause: () => void
  redo: () => void
  release: () => void
}

/**
 * From now on the editor shows the document and writes into it. What stood in the editor goes into the document first, below what is there. Undoing is of one's
 * own words only, and never of another document's: so it is taken over here, and begins anew when the editor is released.
 */
export function bind(editor: Editor, doc: Y.Doc): Binding {
  const text = textOf(doc)
  const above = text.length > 0
  const written = !editor.isEmpty
  if (written) adopt(doc, editor.state.doc)
  const mapping = show(editor, text, written && above)
  const undoing = new Y.UndoManager(text, {
    trackedOrigins: new Set([ySyncPluginKey]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    // A paragraph that one began is not taken back while a colleague's words stand in it.
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes as never),
  })
  const writing = ySyncPlugin(text, { mapping: mapping as never }) as Plugin
  const shared = [writing, caretsPlugin(), oneLine(text)]
  // All at once: each change of plugins makes the views of all of them anew.
  editor.registerPlugin(writing, (_, plugins) => [...shared, ...plugins.filter((plugin) => !isHistory(plugin))])

  return {
    undo: () => { undoing.undo() },
    pause: () => { undoing.stopCapturing() },
    redo: () => { undoing.redo() },
    release: () => {
      undoing.destroy()
      if (!editor.isDestroyed) editor.registerPlugin(history(), (own, plugins) => [...plugins.filter((plugin) => !shared.includes(plugin)), own])
    },
  }
}

const isHistory = (plugin: Plugin): boolean => (plugin as unknown as { key: string }).key.startsWith('history$')

/** A text that others have emptied is one empty line, as it is when one empties it oneself. */
export function oneLine(text: Y.XmlFragment): Plugin {
  return new Plugin({
    appendTransaction: (_, before, { doc, tr }) =>
      text.length === 0 && doc.childCount > 1 && !before.doc.eq(doc) ? tr.delete(doc.child(0).nodeSize, doc.content.size).setMeta('addToHistory', false) : null,
  })
}

const fresh = () => ({ mapping: new Map(), isOMark: new Map() })

/** What stands in the editor is taken into the document. */
function adopt(doc: Y.Doc, written: Node): void {
  const text = textOf(doc)
  if (text.length === 0) {
    updateYFragment(doc, text, written, fresh())
    return
  }
  const apart = new Y.Doc()
  updateYFragment(apart, textOf(apart), written, fresh())
  doc.transact(() => { text.push(textOf(apart).toArray().map((node) => node.clone() as Y.XmlElement)) })
}

/** Before it is bound, so that binding has nothing to change. @returns Which piece of the document is which node. */
function show(editor: Editor, text: Y.XmlFragment, atEnd: boolean): Map<unknown, unknown> {
  if (text.length === 0) return new Map()
  const shown = initProseMirrorDoc(text, editor.schema) as { doc: Node; mapping: Map<unknown, unknown> }
  const { tr, selection, doc } = editor.state
  if (!shown.doc.eq(doc)) {
    tr.replaceWith(0, doc.content.size, shown.doc.content).setMeta('addToHistory', false).setMeta('preventUpdate', true)
    tr.setSelection(atEnd ? Selection.atEnd(tr.doc) : Selection.near(tr.doc.resolve(Math.min(selection.head, tr.doc.content.size))))
    editor.view.dispatch(tr)
  }
  return shown.mapping
}
