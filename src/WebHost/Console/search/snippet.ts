/** A piece of a snippet, as text. */
export interface Piece {
  text: string
  found: boolean
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }

/** The server's snippet taken apart: it is escaped text with `mark` around what was found, and nothing else is taken for HTML. */
export function piecesOf(snippet: string): Piece[] {
  return snippet
    .split(/(<mark>.*?<\/mark>)/s)
    .filter((part) => part !== '')
    .map((part) => ({ text: plain(part.replace(/^<mark>|<\/mark>$/g, '')), found: part.startsWith('<mark>') }))
}

function plain(escaped: string): string {
  return escaped.replace(/&(?:#(\d{1,7})|(lt|gt|amp|quot));/g, (whole, code: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole
    const point = Number(code)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
