// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { writingExtensions } from '../useEditor'
import { leftoversOf, placesOf, selectFirst } from './leftovers'

const editorOf = (content: string) => new Editor({ element: document.createElement('div'), extensions: writingExtensions(() => ''), content })

describe('variables that are left in a text', () => {
  it('are ours and no others, each once, whatever marks stand between', () => {
    const html = '<p>{{customer.name}} {{<b>ticket</b>.number}} {{ customer.name }} {{ handlebars }} {customer.name} {{field.기기 이름}}</p>'
    expect(leftoversOf(html)).toEqual(['customer.name', 'ticket.number', 'field.기기 이름'])
    expect(leftoversOf('<p>Hello</p>')).toEqual([])
  })

  it('are marked in the editor and found to be written over', () => {
    const editor = editorOf('<p>Hi {{<strong>customer</strong>.name}},</p><ul><li><p>{{field.level}}</p></li></ul>')
    expect(placesOf(editor.state.doc).map(({ from, to }) => editor.state.doc.textBetween(from, to))).toEqual(['{{customer.name}}', '{{field.level}}'])
    expect(editor.view.dom.querySelectorAll('.leftover').length).toBeGreaterThan(1)
    selectFirst(editor)
    editor.commands.insertContent('Haneul')
    expect(editor.getText()).toContain('Hi Haneul,')
  })
})
