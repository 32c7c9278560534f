import type { Editor } from '@tiptap/core'

export interface Range {
  from: number
  to: number
}

/** What is typed may have moved while the server was asked: the range only counts where the same words still stand there. */
export function stillThere(editor: Editor, range: Range, words: string): Range | null {
  const { doc } = editor.state
  return range.to <= doc.content.size && doc.textBetween(range.from, range.to) === words ? range : null
}

/**
 * Puts a text where the caret is, or in the place of a range. One paragraph goes into the line; more of them stand on lines of their own, without an empty
 * one before them.
 */
export function putIn(editor: Editor, html: string, range: Range | null): void {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const only = body.children.length === 1 && body.childNodes.length === 1 ? body.firstElementChild : null
  const content = only?.tagName === 'P' ? only.innerHTML : html
  const chain = editor.chain().focus()
  if (range) chain.deleteRange(range)
  chain.insertContent(content, { parseOptions: { preserveWhitespace: false } }).scrollIntoView().run()
}

/** Puts a link where the caret is, or in the place of a range, and goes on behind it without it. */
export function putLink(editor: Editor, title: string, href: string, range: Range | null): void {
  const chain = editor.chain().focus()
  if (range) chain.deleteRange(range)
  chain.insertContent([{ type: 'text', text: title, marks: [{ type: 'link', attrs: { href } }] }, { type: 'text', text: ' ' }]).unsetMark('link').scrollIntoView().run()
}
