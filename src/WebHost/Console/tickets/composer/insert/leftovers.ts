import { Extension, type Editor } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Node } from '@tiptap/pm/model'

/** The variables of ours; whatever else a customer or a template language puts into braces is nobody's business here. */
const ours = /\{\{\s*((?:customer|ticket|agent|brand|field|information)\.[^{}<>]{1,100}?)\s*\}\}/gu

/** The names of the variables that stand in a text unfilled, each once. */
export function leftoversIn(text: string): string[] {
  return Array.from(new Set(Array.from(text.matchAll(ours), (found) => found[1] ?? '')))
}

/** The same of HTML, where marks may stand between the braces. */
export function leftoversOf(html: string): string[] {
  return leftoversIn(new DOMParser().parseFromString(html, 'text/html').body.textContent)
}

/** Where they stand. A text block is looked at as one, so that a bold letter within the braces hides none. */
export function placesOf(doc: Node): { from: number; to: number }[] {
  const places: { from: number; to: number }[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC')
    for (const found of text.matchAll(ours)) places.push({ from: at + 1 + found.index, to: at + 1 + found.index + found[0].length })
    return false
  })
  return places
}

/** Marks them in the editor, so that they are seen before somebody sends them. */
export const Leftovers = Extension.create({
  name: 'leftovers',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      state: {
        init: (_, { doc }) => decorated(doc),
        apply: (change, before) => (change.docChanged ? decorated(change.doc) : before),
      },
      props: { decorations(state) { return this.getState(state) } },
    }),
  ],
})

/** To the first one, so that it can be written over. */
export function selectFirst(editor: Editor): boolean {
  const first = placesOf(editor.state.doc)[0]
  if (first === undefined) return false
  // At once: the command of that name waits for the next frame, and what is typed before it would be a shortcut of the page.
  editor.view.focus()
  return editor.chain().setTextSelection(first).scrollIntoView().run()
}

function decorated(doc: Node): DecorationSet {
  return DecorationSet.create(doc, placesOf(doc).map(({ from, to }) => Decoration.inline(from, to, { class: 'leftover' })))
}
