export interface TextPart {
  text: string
  /** Where it leads; only to pages of the web. */
  href: string | null
}

const address = /https?:\/\/[^\s<>"'`]{1,2000}/giu
const END = /[.,;:!?)\]}’”]+$/u

/** A customer's text with its web addresses apart. What stands behind a sentence is not of the address. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    const url = found.replace(END, '')
    if (!URL.canParse(url)) continue
    if (index > from) parts.push({ text: text.slice(from, index), href: null })
    parts.push({ text: url, href: url })
    from = index + url.length
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null })
  return parts
}
