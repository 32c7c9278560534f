/** A picture that was within pasted text, on its way to become a file. */
export interface PastedPicture {
  /** By which its place in the text is found again. */
  key: string
  file: File
}

export interface Files {
  addressOf: (file: File) => string
  keyOf: () => string
  /** Pictures that were read already, by their address. */
  known?: ReadonlyMap<string, File> | undefined
}

const WITHIN = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)$/i
const MOST = 20

/**
 * Pictures that lie within the text become files, each with its place kept. Those that lie elsewhere are taken out: a mail would not have them, and the ones
 * of another program's folder nobody else can read.
 */
export function takePictures(body: Element, { addressOf, keyOf, known }: Files): { pictures: PastedPicture[]; lost: number } {
  const pictures: PastedPicture[] = []
  let lost = 0
  for (const image of Array.from(body.querySelectorAll('img'))) {
    const source = image.getAttribute('src') ?? ''
    const file = pictures.length < MOST ? known?.get(source) ?? fileOf(source, pictures.length + 1) : null
    if (file) {
      const key = keyOf()
      pictures.push({ key, file })
      image.setAttribute('src', addressOf(file))
      image.setAttribute('data-file', key)
    } else {
      // A spacer of a pixel is no picture that anybody would miss.
      if (image.getAttribute('width') !== '1' && image.getAttribute('height') !== '1') lost += 1
      image.remove()
    }
  }
  return { pictures, lost }
}

function fileOf(source: string, number: number): File | null {
  const found = WITHIN.exec(source)
  const [type, text] = [found?.[1]?.toLowerCase(), found?.[2]]
  if (!type || !text) return null
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0))
    return new File([bytes], `picture-${number}.${type.slice('image/'.length).replace('jpeg', 'jpg')}`, { type })
  } catch {
    // Cut off or made up: it is no picture.
    return null
  }
}
