import { statuses } from '@/tickets/words'

/** What one can say of a ticket beside words, as the server reads it. */
export const terms = ['status', 'from', 'to', 'tag', 'brand', 'channel', 'assignee', 'number', 'is', 'box', 'has', 'before', 'after'] as const
export type Term = (typeof terms)[number]

/** The values that the server knows by these names, whatever the account has. */
const fixed: Partial<Record<Term, readonly string[]>> = {
  status: statuses,
  is: ['open', 'unread', 'mine', 'unassigned', 'asleep', 'blocked', 'deleted'],
  box: ['inbox', 'asleep', 'blocked', 'deleted', 'all'],
  has: ['attachment'],
}

/** Names that the account has. */
export interface Names {
  brands: readonly string[]
  members: readonly string[]
}

/** What may be meant by the word that is being typed: a term, or a value of one. */
export interface Suggestion {
  /** What stands in the place of the word. */
  insert: string
  term: Term
  /** Null where it is the term itself. */
  value: string | null
}

const MOST = 8

/** Where the word begins in which the caret stands. Blanks between quotes do not end it. */
export function wordStart(text: string, caret: number): number {
  let start = 0
  let quoted = false
  for (let at = 0; at < caret; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (!quoted && /\s/.test(text[at] ?? '')) start = at + 1
  }
  return start
}

export function suggestionsFor(text: string, caret: number, names: Names): Suggestion[] {
  const word = text.slice(wordStart(text, caret), caret)
  const minus = word.startsWith('-') ? '-' : ''
  const bare = word.slice(minus.length)
  const colon = bare.indexOf(':')
  if (colon < 0) {
    const wanted = bare.toLocaleLowerCase()
    if (wanted === '') return []
    return terms.filter((term) => term.startsWith(wanted)).slice(0, MOST).map((term) => ({ insert: `${minus}${term}:`, term, value: null }))
  }
  const term = terms.find((one) => one === bare.slice(0, colon).toLowerCase())
  if (!term) return []
  const typed = bare.slice(colon + 1).replaceAll('"', '').toLocaleLowerCase()
  return valuesOf(term, names)
    .filter((value) => value.toLocaleLowerCase().includes(typed) && value.toLocaleLowerCase() !== typed)
    .slice(0, MOST)
    .map((value) => ({ insert: `${minus}${term}:${quoted(value)} `, term, value }))
}

/** The text with a suggestion in the place of the word, and where the caret goes. */
export function inserted(text: string, caret: number, suggestion: Suggestion): { text: string; caret: number } {
  const start = wordStart(text, caret)
  const before = text.slice(0, start) + suggestion.insert
  return { text: before + text.slice(caret).replace(/^\s/, suggestion.value === null ? ' ' : ''), caret: before.length }
}

function valuesOf(term: Term, names: Names): readonly string[] {
  if (term === 'brand') return names.brands
  if (term === 'assignee') return ['me', 'none', ...names.members]
  if (term === 'from') return ['me', ...names.members]
  return fixed[term] ?? []
}

function quoted(value: string): string {
  return /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value
}
