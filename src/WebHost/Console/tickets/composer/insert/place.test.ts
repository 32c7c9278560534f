// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { writingExtensions } from '../useEditor'
import { putIn, putLink, stillThere } from './place'

function editorOf(content: string): Editor {
  const editor = new Editor({ element: document.createElement('div'), extensions: writingExtensions(() => ''), content })
  editor.commands.focus('end')
  return editor
}

describe('what is put into a text', () => {
  it('goes into the line where it is one paragraph', () => {
    const editor = editorOf('<p>Hello /hi</p>')
    putIn(editor, '<p>dear <strong>Haneul</strong></p>', { from: 7, to: 10 })
    expect(editor.getHTML()).toBe('<p>Hello dear <strong>Haneul</strong></p>')
  })

  it('stands on lines of its own where it is more, with no empty one before it', () => {
    const editor = editorOf('<p>/hi</p>')
    putIn(editor, '<p>one</p><ul><li><p>two</p></li></ul>', { from: 1, to: 4 })
    expect(editor.getHTML()).toMatch(/^<p>one<\/p><ul><li><p>two<\/p><\/li><\/ul>(<p><\/p>)?$/)
  })

  it('as a link ends before what is written next', () => {
    const editor = editorOf('<p>See [[ref</p>')
    putLink(editor, 'Refunds', 'https://desk.example/a1', { from: 5, to: 10 })
    editor.commands.insertContent('now')
    expect(editor.getHTML().replace(/<a [^>]*href="([^"]*)"[^>]*>/, '<a $1>')).toBe('<p>See <a https://desk.example/a1>Refunds</a> now</p>')
  })

  it('does not take the place of what has moved there meanwhile', () => {
    const editor = editorOf('<p>Hello /hi</p>')
    expect(stillThere(editor, { from: 7, to: 10 }, '/hi')).toEqual({ from: 7, to: 10 })
    editor.commands.insertContentAt(1, 'Oh: ')
    expect(stillThere(editor, { from: 7, to: 10 }, '/hi')).toBeNull()
    expect(stillThere(editor, { from: 70, to: 100 }, '/hi')).toBeNull()
  })
})
