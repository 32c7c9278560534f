import Image from '@tiptap/extension-image'
import Placeholder from '@tiptap/extension-placeholder'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { useEditor } from '@tiptap/vue-3'
import { Callout, Details, Summary } from './blocks'
import { VideoBlock } from './videoBlock'

interface Wishes {
  html: string
  placeholder: () => string
  label: () => string
  changed: (html: string) => void
  /** Files that were pasted or dropped, and where in the text. */
  pictures: (files: File[], at?: number) => void
}

export function useArticleEditor(wishes: Wishes) {
  return useEditor({
    content: wishes.html,
    extensions: [
      StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: { openOnClick: false, defaultProtocol: 'https', isAllowedUri: (url, { defaultValidate }) => /^[/#]/.test(url) || defaultValidate(url) } }),
      Image.configure({ allowBase64: true }),
      TableKit.configure({ table: { resizable: false } }),
      Placeholder.configure({ placeholder: wishes.placeholder }),
      Callout,
      Details,
      Summary,
      VideoBlock,
    ],
    editorProps: {
      attributes: () => ({ 'role': 'textbox', 'aria-multiline': 'true', 'aria-label': wishes.label(), 'data-testid': 'article-editor', 'class': 'article-text' }),
      handlePaste: (_, event) => take(event.clipboardData, wishes.pictures),
      handleDrop: (view, event) => {
        const taken = take(event.dataTransfer, wishes.pictures, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos)
        if (taken) event.preventDefault()
        return taken
      },
    },
    onUpdate: ({ editor }) => { wishes.changed(editor.isEmpty ? '' : editor.getHTML()) },
  })
}

function take(data: DataTransfer | null, pictures: Wishes['pictures'], at?: number): boolean {
  const files = Array.from(data?.files ?? []).filter((file) => file.type.startsWith('image/'))
  if (files.length === 0 || data?.types.includes('text/html')) return false
  pictures(files, at)
  return true
}
