const MOST_PIXELS = 1280
const MOST_READ = 40 * 1024 * 1024
const MOST_KEPT = 12 * 1024 * 1024

export interface Picture {
  file: File
  width: number
  height: number
}

/** Why there is none: too large to begin with, or nothing that the browser can show. */
export type NoPicture = 'tooLarge' | 'noPicture'

/**
 * A picture as it goes into an article: no larger than pages show it, and drawn anew, which leaves out where and with what it was taken.
 * One that moves goes as it is; the server strips it.
 */
export async function pictureOf(file: File): Promise<Picture | NoPicture> {
  const moves = file.type === 'image/gif'
  if (!file.type.startsWith('image/')) return 'noPicture'
  if (file.size > (moves ? MOST_KEPT : MOST_READ)) return 'tooLarge'
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return 'noPicture'
  const { width, height } = within(picture.width, picture.height)
  const drawn = moves ? file : await draw(picture, width, height, file.name)
  picture.close()
  return drawn ? { file: drawn, width, height } : 'noPicture'
}

export function within(width: number, height: number): { width: number; height: number } {
  const share = Math.min(1, MOST_PIXELS / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

async function draw(picture: ImageBitmap, width: number, height: number, name: string): Promise<File | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height)
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/webp', 0.8) })
  return blob && new File([blob], `${name.replace(/\.[^.]*$/, '')}.${blob.type.slice('image/'.length)}`, { type: blob.type })
}
