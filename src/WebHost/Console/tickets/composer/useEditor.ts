import type { AnyExtension, Editor as TiptapEditor } from '@tiptap/core'
import Image from '@tiptap/extension-image'
import Placeholder from '@tiptap/extension-placeholder'
import type { EditorView } from '@tiptap/pm/view'
import StarterKit from '@tiptap/starter-kit'
import { useEditor as useTiptap, type Editor } from '@tiptap/vue-3'
import type { UploadedFile } from '@/api/types'
import { historyKeys } from '../together/historyKeys'
import { Leftovers } from './insert/leftovers'
import { isPicture } from './paste/cleanPaste'

interface Wishes {
  html: string
  placeholder: () => string
  label: () => string
  /** `own`: by the writer's own hand, not by a colleague's. */
  changed: (html: string, own: boolean) => void
  together: Parameters<typeof historyKeys>[0]
  send: () => void
  sendNext: () => void
  /** Whether a key is somebody else's than the editor's. */
  keys: (event: KeyboardEvent) => boolean
  /** What is said of the editor besides, while something floats at its caret. */
  attributes: () => Record<string, string>
  files: (files: File[]) => void
  /** Asked for every key before the editor has it. */
  first?: (view: EditorView, event: KeyboardEvent) => boolean
  more?: AnyExtension[]
  /** Pasted HTML as it may stand in the text. */
  clean: (html: string) => string
}

/** An image in the text remembers which uploaded file it is; its address alone would expire. */
const UploadedImage = Image.extend({
  addAttributes() {
    return {
      ...this.parent?.(),
      file: {
        default: null,
        parseHTML: (element: HTMLElement) => element.getAttribute('data-file'),
        renderHTML: (attributes: Record<string, unknown>) => (attributes['file'] ? { 'data-file': attributes['file'] } : {}),
      },
    }
  },
})

/** What a reply or a memo may hold. */
export function writingExtensions(placeholder: () => string) {
  return [
    StarterKit.configure({ heading: false, horizontalRule: false, link: { openOnClick: false, defaultProtocol: 'https' } }),
    UploadedImage,
    Placeholder.configure({ placeholder }),
    Leftovers,
  ]
}

/**
 * A picture goes behind what is written or marked, and the caret behind the picture, on a line of its own: a picture that stays marked is replaced by the
 * next letter.
 */
export function insertPicture(editor: Editor, file: UploadedFile): void {
  const picture = { type: 'image', attrs: { src: file.url, alt: file.name, file: file.id } }
  editor.chain().focus().insertContentAt(editor.state.selection.to, [picture, { type: 'paragraph' }]).run()
}

/**
 * Put another text in the place of the one that stands there. Undoing does not bring that back unless it was the same text's: a memo would be in a reply.
 */
export function fill(editor: TiptapEditor, html: string, same: boolean): void {
  editor.chain().setMeta('addToHistory', same).setContent(html, { emitUpdate: same }).run()
}

export const htmlOf = (editor: Editor | TiptapEditor): string => (editor.isEmpty ? '' : editor.getHTML())

export function useEditor(wishes: Wishes) {
  return useTiptap({
    content: wishes.html,
    extensions: [...writingExtensions(wishes.placeholder), historyKeys(wishes.together), ...(wishes.more ?? [])],
    editorProps: {
      attributes: () => ({ 'role': 'textbox', 'aria-multiline': 'true', 'aria-label': wishes.label(), 'data-testid': 'composer-editor', 'class': 'editor', ...wishes.attributes() }),
      handleKeyDown: (view, event) => {
        if (wishes.first?.(view, event) || wishes.keys(event)) return true
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
          if (event.shiftKey) wishes.sendNext()
          else wishes.send()
          return true
        }
        if (event.key === 'Escape' && event.target instanceof HTMLElement) {
          event.target.blur()
          event.stopPropagation()
          return true
        }
        return false
      },
      transformPastedHTML: (html) => wishes.clean(html),
      handlePaste: (_, event) => takeFiles(event.clipboardData, wishes.files),
      handleDrop: (_, event) => {
        const taken = takeFiles(event.dataTransfer, wishes.files)
        if (taken) event.preventDefault()
        return taken
      },
    },
    onUpdate: ({ editor, transaction }) => {
      const told = transaction.getMeta('y-sync$') as { isChangeOrigin?: boolean } | undefined
      wishes.changed(htmlOf(editor), told?.isChangeOrigin !== true)
    },
  })
}

function takeFiles(data: DataTransfer | null, take: (files: File[]) => void): boolean {
  const files = Array.from(data?.files ?? [])
  if (files.length === 0 || (data?.types.includes('text/html') && !isPicture(data.getData('text/html')))) return false
  take(files)
  return true
}
