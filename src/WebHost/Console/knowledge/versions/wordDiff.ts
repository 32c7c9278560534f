export interface Piece {
  text: string
  how: 'same' | 'added' | 'removed'
}

/** Beyond it a diff costs more than it tells, and the texts stand under one another. */
const MOST_STEPS = 4_000_000

/** What was taken away and what was added, word by word. */
export function wordDiff(before: string, after: string): Piece[] {
  const from = wordsOf(before)
  const to = wordsOf(after)
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (end < from.length - start && end < to.length - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++
  const pieces = [
    ...from.slice(0, start).map((text): Piece => ({ text, how: 'same' })),
    ...middle(from.slice(start, from.length - end), to.slice(start, to.length - end)),
    ...from.slice(from.length - end).map((text): Piece => ({ text, how: 'same' })),
  ]
  return joined(pieces)
}

/** The text of an article as it is compared: blocks on lines of their own. */
export function textOf(html: string): string {
  const page = new DOMParser().parseFromString(html.replace(/<(\/?(?:p|h[1-6]|li|tr|pre|blockquote|aside|div|table|td|th|dt|dd|summary|ul|ol)|br|hr)\b/gi, '\n<$1'), 'text/html')
  return (page.body.textContent ?? '').replace(/[ \t\u00a0]+/g, ' ').replace(/ ?\n[\s]*/g, '\n').trim()
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Words as the language has them: Chinese and Japanese put no blanks between theirs. */
const wordsOf = (text: string): string[] => Array.from(words.segment(text), (one) => one.segment)

/** The longest common sequence, by the table of its lengths. */
function middle(from: string[], to: string[]): Piece[] {
  const removed = from.map((text): Piece => ({ text, how: 'removed' }))
  const added = to.map((text): Piece => ({ text, how: 'added' }))
  if (from.length * to.length > MOST_STEPS || from.length === 0 || to.length === 0) return [...removed, ...added]

  const width = to.length + 1
  const common = new Uint32Array((from.length + 1) * width)
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      common[i * width + j] = from[i] === to[j]
        ? (common[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
    }
  }

  const pieces: Piece[] = []
  let i = 0
  let j = 0
  while (i < from.length && j < to.length) {
    if (from[i] === to[j]) {
      pieces.push({ text: from[i] ?? '', how: 'same' })
      i++
      j++
    } else if ((common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)) pieces.push(removed[i++] as Piece)
    else pieces.push(added[j++] as Piece)
  }
  return [...pieces, ...removed.slice(i), ...added.slice(j)]
}

function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last?.how === piece.how) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
