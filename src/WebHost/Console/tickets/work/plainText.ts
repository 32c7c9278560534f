import type { Fold } from '@/api/types'

export interface Piece {
  text: string
  href?: string
}

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g

/** Web addresses as links, everything else as it is. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const found of text.matchAll(address)) {
    if (found.index > end) pieces.push({ text: text.slice(end, found.index) })
    pieces.push({ text: found[0], href: found[0] })
    end = found.index + found[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end) })
  return pieces
}

/** What somebody wrote for this message, without what the server folded away. */
export function written(text: string, folds: readonly Fold[]): string {
  let own = ''
  let end = 0
  for (const { start, length } of folds) {
    own += text.slice(end, start)
    end = start + length
  }
  return (own + text.slice(end)).trim()
}
