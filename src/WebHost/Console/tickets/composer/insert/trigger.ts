export interface Trigger {
  kind: 'responses' | 'articles'
  /** What was typed behind the sign. */
  query: string
  /** How many characters before the caret it takes, the sign among them. */
  length: number
}

const LONGEST = 40
const LONGEST_WORDS = 80

/**
 * What stands before the caret, if it asks for something to be put in: a slash at the beginning of a line or behind a space, and what is typed behind it
 * without a space, so "and/or", an address and "1 / 2" ask for nothing; or two brackets, and words of an article.
 */
export function triggerAt(before: string): Trigger | null {
  const article = /\[\[([^[\]\n]*)$/u.exec(before)?.[1]
  if (article !== undefined) return article.length > LONGEST_WORDS ? null : { kind: 'articles', query: article, length: article.length + 2 }
  const query = /(?:^|\s)\/([^\s/]*)$/u.exec(before)?.[1]
  return query === undefined || query.length > LONGEST ? null : { kind: 'responses', query, length: query.length + 1 }
}
