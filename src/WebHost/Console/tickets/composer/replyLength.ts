import type { ReplySurface } from '@/api/types'

const ADDRESS = /https?:\/\/\S+/gi
/** However long: X puts one of its own in its place. */
const ADDRESS_WEIGHT = 23

/** Counts a reply as the provider will, in the way the server does before it takes one (CHANNELS.md §3). */
export function replyLength(text: string, counter: ReplySurface['counter']): number {
  switch (counter) {
    case 'utf16': return text.length
    case 'bytes': return new TextEncoder().encode(text).length
    case 'weighted': return weighted(text.normalize('NFC'))
    default: return Array.from(text).length
  }
}

function weighted(text: string): number {
  const addresses = text.match(ADDRESS)?.length ?? 0
  return addresses * ADDRESS_WEIGHT + wordsWeight(text.replace(ADDRESS, ''))
}

function wordsWeight(text: string): number {
  let weight = 0
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    weight += isPicture(segment) ? 2 : Array.from(segment).reduce((sum, letter) => sum + (isLight(letter.codePointAt(0) ?? 0) ? 1 : 2), 0)
  }
  return weight
}

const isPicture = (segment: string) => (segment.codePointAt(0) ?? 0) >= 0x1f000 || segment.includes('\uFE0F') || segment.includes('\u20E3')

const isLight = (letter: number) =>
  letter <= 0x10ff || (letter >= 0x2000 && letter <= 0x200d) || (letter >= 0x2010 && letter <= 0x201f) || (letter >= 0x2032 && letter <= 0x2037)
