// @vitest-environment jsdom
import { Editor } from '@tiptap/core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { writingExtensions } from '../useEditor'
import { usePasted } from './usePasted'

const picture = '<p>a<img src="data:image/png;base64,iVBORw0KGgo=">b</p>'
const uploaded = (id: string) => ({ id, name: 'a.png', size: 8, contentType: 'image/png', url: `/files/${id}` })

beforeAll(() => {
  URL.createObjectURL = () => 'blob:https://console.example/1'
  URL.revokeObjectURL = () => undefined
})

describe('a picture within pasted text', () => {
  it('is uploaded and stands in its place as a file, although one has gone on writing', () => {
    const start = vi.fn<(file: File) => void>()
    const editor = new Editor({ element: document.createElement('div'), extensions: writingExtensions(() => '') })
    const pasted = usePasted(() => editor, start, vi.fn())
    editor.commands.setContent(pasted.clean(picture))
    editor.commands.insertContentAt(1, 'Before: ')
    const file = start.mock.calls[0]?.[0]

    expect(file && pasted.settle(uploaded('f1'), file)).toBe('placed')

    expect(editor.getHTML()).toMatch(/Before: a.*<img src="\/files\/f1" data-file="f1">.*b/)
  })

  it('at the end of it is not written over by what is written next', () => {
    const editor = new Editor({ element: document.createElement('div'), extensions: writingExtensions(() => '') })
    const pasted = usePasted(() => editor, vi.fn(), vi.fn())
    editor.view.pasteHTML(pasted.clean('<p>a</p><p><img src="data:image/png;base64,iVBORw0KGgo="></p>'), new Event('paste') as ClipboardEvent)
    editor.view.dispatch(editor.state.tr.insertText('next'))
    expect(editor.getHTML()).toMatch(/a.*<img .*next/)
  })

  it('that was taken out again meanwhile is no attachment, and another file is not its business', () => {
    const start = vi.fn<(file: File) => void>()
    const editor = new Editor({ element: document.createElement('div'), extensions: writingExtensions(() => '') })
    const pasted = usePasted(() => editor, start, vi.fn())
    pasted.clean(picture)
    const file = start.mock.calls[0]?.[0]

    expect(file && pasted.settle(uploaded('f1'), file)).toBe('gone')
    expect(pasted.settle(uploaded('f2'), new File([], 'b.png'))).toBeNull()
  })

  it('that lies elsewhere is said to be left out, and what our editors copied comes as it is', () => {
    const lost = vi.fn()
    const pasted = usePasted(() => undefined, vi.fn(), lost)
    pasted.clean('<p>a<img src="https://x.example/a.png"></p>')
    expect(lost).toHaveBeenCalledExactlyOnceWith(1)
    const ours = '<p data-pm-slice="0 0 []"><img src="/files/f1" data-file="f1"></p>'
    expect(pasted.clean(ours)).toBe(ours)
  })
})
