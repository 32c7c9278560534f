export interface Trigger {
  kind: 'responses'
  /** What was typed behind the sign. */
  query: string
  /** How many characters before the caret it takes, the sign among them. */
  length: number
}

const LONGEST = 40

/**
 * What stands before the caret, if it asks for something to be put in: a slash at the beginning of a line or behind a space, and what is typed behind it
 * without a space. So "and/or", an address and "1 / 2" ask for nothing.
 */
export function triggerAt(before: string): Trigger | null {
  const found = /(?:^|\s)\/([^\s/]*)$/u.exec(before)
  const query = found?.[1]
  if (query === undefined || query.length > LONGEST) return null
  return { kind: 'responses', query, length: query.length + 1 }
}
