import type { Editor } from '@tiptap/core'
import type { UploadedFile } from '@/api/types'
import { cleanPaste, isOurs } from './cleanPaste'
import type { PastedPicture } from './pastedPictures'

/**
 * What is pasted is made clean, and pictures within it become files. Each stands where it was pasted, whatever is written meanwhile: first as the browser has
 * it, then as the server does.
 */
export function usePasted(editor: () => Editor | undefined, start: (file: File) => void, lost: (count: number) => void) {
  const waiting = new Map<File, string>()
  let last = 0
  const files = { addressOf: (file: File) => URL.createObjectURL(file), keyOf: () => `pasted-${(last += 1)}` }

  function clean(html: string, known?: ReadonlyMap<string, File>): string {
    if (isOurs(html)) return html
    const made = cleanPaste(html, { ...files, known })
    upload(made.pictures)
    if (made.lost > 0) lost(made.lost)
    // A picture at the end would stay marked, and the next letter would take its place.
    return /<img[^>]*>\s*(<\/\w+>\s*)*$/.test(made.html) ? `${made.html}<p></p>` : made.html
  }

  function upload(pictures: PastedPicture[]): void {
    for (const { key, file } of pictures) {
      waiting.set(file, key)
      start(file)
    }
  }

  /** Puts the uploaded file in the place of its picture. Null where it is no picture of a pasted text; gone where somebody has taken it out again. */
  function settle(file: UploadedFile, original: File): 'placed' | 'gone' | null {
    const key = waiting.get(original)
    if (key === undefined) return null
    waiting.delete(original)
    const into = editor()
    let at = -1
    into?.state.doc.descendants((node, position) => {
      if (node.type.name === 'image' && node.attrs['file'] === key) at = position
    })
    const node = at < 0 ? null : into?.state.doc.nodeAt(at)
    if (!into || !node) return 'gone'
    URL.revokeObjectURL(String(node.attrs['src']))
    into.view.dispatch(into.state.tr.setNodeMarkup(at, undefined, { ...node.attrs, src: file.url, file: file.id }).setMeta('addToHistory', false))
    return 'placed'
  }

  return { clean, settle }
}
