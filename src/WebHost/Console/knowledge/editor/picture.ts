const MOST_PIXELS = 1280
const MOST_BYTES = 40 * 1024 * 1024

/**
 * A picture as it lies in an article: no larger than pages show it, and drawn anew, which leaves out where and with what it was taken.
 * Null where the browser cannot read it.
 */
export async function pictureOf(file: File): Promise<string | null> {
  if (!file.type.startsWith('image/') || file.size > MOST_BYTES) return null
  const picture = await createImageBitmap(file).catch(() => null)
  if (!picture) return null
  const share = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * share))
  canvas.height = Math.max(1, Math.round(picture.height * share))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const drawn = canvas.toDataURL('image/webp', 0.8)
  return drawn.startsWith('data:image/webp') ? drawn : canvas.toDataURL('image/png')
}
