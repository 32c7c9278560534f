// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { insertPicture, writingExtensions } from './useEditor'

const file = (id: string) => ({ id, name: `${id}.png`, size: 1, contentType: 'image/png', url: `/files/${id}` })

describe('pictures in a text', () => {
  it('stay when one goes on writing, and stand one after the other', () => {
    const editor = new Editor({ extensions: writingExtensions(() => ''), content: '<p>Look:</p>' })
    editor.commands.setTextSelection(6)
    insertPicture(editor as never, file('one'))
    insertPicture(editor as never, file('two'))
    editor.commands.insertContent('And here.')
    const html = editor.getHTML()
    expect(html.match(/data-file="(one|two)"/g)).toEqual(['data-file="one"', 'data-file="two"'])
    expect(html).toMatch(/Look:.*one.*two.*And here\./)
    editor.destroy()
  })
})
