import type { Editor } from '@tiptap/core'
import type { Transaction } from '@tiptap/pm/state'
import { onBeforeUnmount, type ShallowRef } from 'vue'
import { useUploads } from '@/tickets/composer/useUploads'
import { pictureOf, type NoPicture, type Picture } from './picture'

/** Pictures on their way into a text. Each stands in the end where it was put, whatever was written meanwhile. */
export function usePictures(editor: ShallowRef<Editor | undefined>, refused: (name: string, why: NoPicture) => void) {
  const places = new Map<File, number>()
  const known = new Map<File, Picture & { alt: string }>()
  const { uploads, start, leave } = useUploads((uploaded, file) => {
    const picture = known.get(file)
    const at = places.get(file)
    forget(file)
    if (!picture || at === undefined) return
    const { width, height, alt } = picture
    editor.value?.commands.insertContentAt(at, { type: 'image', attrs: { src: uploaded.url, alt, width, height } })
  })

  async function add(files: File[], at?: number): Promise<void> {
    for (const original of files) {
      const picture = await pictureOf(original)
      if (typeof picture === 'string') {
        refused(original.name, picture)
        continue
      }
      known.set(picture.file, { ...picture, alt: original.name.replace(/\.[^.]*$/, '') })
      places.set(picture.file, Math.min(at ?? editor.value?.state.selection.to ?? 0, editor.value?.state.doc.content.size ?? 0))
      if (places.size === 1) editor.value?.on('transaction', follow)
      void start(picture.file)
    }
  }

  function follow({ transaction }: { transaction: Transaction }): void {
    for (const [file, at] of places) places.set(file, transaction.mapping.map(at))
  }

  function forget(file: File): void {
    known.delete(file)
    places.delete(file)
    if (places.size === 0) editor.value?.off('transaction', follow)
  }

  onBeforeUnmount(() => { uploads.value.forEach((one) => { one.stop() }) })

  return { uploads, add, leave }
}
