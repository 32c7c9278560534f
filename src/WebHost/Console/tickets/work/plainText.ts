export interface Piece {
  text: string
  href?: string
}

const address = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g
const heading = /^(On .+ wrote:|.+(님이|님께서).*(작성|썼습니다|쓰셨습니다).*:|-{2,}\s*(Original Message|원본 메일|원본 메시지)\s*-{2,})$/i

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

/** What somebody wrote, apart from the earlier mail quoted below it. A mail that is all quote is shown whole. */
export function splitQuote(text: string): { own: string; quote: string } {
  const lines = text.trim().split('\n')
  let start = lines.findIndex((line) => heading.test(line.trim()))
  if (start < 0) {
    start = lines.length
    while (start > 0 && /^\s*(>|$)/.test(lines[start - 1] ?? '')) start -= 1
    if (!lines.slice(start).some((line) => line.trim().startsWith('>'))) start = lines.length
  }
  const own = lines.slice(0, start).join('\n').trim()
  return own === '' ? { own: text.trim(), quote: '' } : { own, quote: lines.slice(start).join('\n').trim() }
}
