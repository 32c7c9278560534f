// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { fill, writingExtensions } from '../composer/useEditor'
import { bind, oneLine } from './binding'
import { clearingOf, textOf } from './sharedDoc'

const editors: Editor[] = []

function editorWith(content: string): Editor {
  const editor = new Editor({ extensions: writingExtensions(() => ''), content })
  editors.push(editor)
  return editor
}

/** Says at once to the other what one of two documents hears. */
function join(one: Y.Doc, other: Y.Doc): void {
  one.on('update', (update, origin) => { if (origin !== 'line') Y.applyUpdate(other, update as Uint8Array, 'line') })
  other.on('update', (update, origin) => { if (origin !== 'line') Y.applyUpdate(one, update as Uint8Array, 'line') })
}

describe('an editor that is bound to a shared text', () => {
  afterEach(() => { editors.splice(0).forEach((editor) => { editor.destroy() }) })

  it('shows what is there, and what another writes', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    join(one, other)
    const ada = editorWith('<p>Hello</p>')
    bind(ada, one)
    const grace = editorWith('')
    bind(grace, other)
    expect(grace.getHTML()).toBe('<p>Hello</p>')
    grace.commands.insertContentAt(6, ' there')
    expect(ada.getHTML()).toBe('<p>Hello there</p>')
  })

  it('puts what stood in it below what is there', () => {
    const doc = new Y.Doc()
    bind(editorWith('<p>Theirs</p>'), doc)
    const late = editorWith('<p><strong>Mine</strong></p>')
    bind(late, doc)
    expect(late.getHTML()).toBe('<p>Theirs</p><p><strong>Mine</strong></p>')
  })

  it('takes back its own words only', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    join(one, other)
    const [ada, grace] = [editorWith(''), editorWith('')]
    const mine = bind(ada, one)
    bind(grace, other)
    ada.commands.insertContentAt(1, 'Mine')
    grace.commands.insertContentAt(5, ' Hers')
    mine.undo()
    expect(ada.getText()).toBe(' Hers')
  })

  it('is one empty line when it was sent, and what is written then stands in it', () => {
    const doc = new Y.Doc()
    const editor = editorWith('<p>One</p><ul><li><p>Two</p></li></ul><p>Three</p>')
    bind(editor, doc)
    Y.applyUpdate(doc, clearingOf(doc), 'line')
    expect(editor.getHTML()).toBe('<p></p>')
    editor.commands.insertContent('Next')
    expect(editor.getHTML()).toBe('<p>Next</p>')
    const late = editorWith('')
    bind(late, doc)
    expect(late.getHTML()).toBe('<p>Next</p>')
  })

  it('is let go with an empty memory: what was written there is not brought back elsewhere', () => {
    const editor = editorWith('')
    const bound = bind(editor, new Y.Doc())
    editor.commands.insertContentAt(1, 'For us alone')
    bound.release()
    fill(editor, '<p>For the customer</p>', false)
    editor.commands.undo()
    editor.commands.undo()
    expect(editor.getText()).not.toContain('alone')
  })
})

describe('what is left in an editor', () => {
  const lines = '<p></p><p></p><p></p>'

  function leftWith(text: Y.XmlFragment): Editor {
    const editor = editorWith('<p>One</p><ul><li><p>Two</p></li></ul><p>Three</p>')
    editor.registerPlugin(oneLine(text))
    editor.commands.setContent(lines)
    return editor
  }

  afterEach(() => { editors.splice(0).forEach((editor) => { editor.destroy() }) })

  it('is one line where the shared text is empty, and what is written then stands in it', () => {
    const editor = leftWith(textOf(new Y.Doc()))
    expect(editor.getHTML()).toBe('<p></p>')
    editor.commands.insertContent('Next')
    expect(editor.getHTML()).toBe('<p>Next</p>')
  })

  it('stays as it is while something stands in the shared text', () => {
    const doc = new Y.Doc()
    textOf(doc).insert(0, [new Y.XmlElement('paragraph')])
    expect(leftWith(textOf(doc)).getHTML()).toBe(lines)
  })
})
