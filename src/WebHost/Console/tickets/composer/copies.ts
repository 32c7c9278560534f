/** Addresses as people type or paste them: with commas, semicolons, blanks or names around. What is none stays as it is, for the one who typed it. */
export function addressesIn(text: string): { found: string[]; rest: string } {
  const parts = text.slice(0, 10_000).split(/[\s,;<>"]+/).filter((part) => part !== '')
  const found = parts.filter(isAddress)
  return found.length > 0 ? { found, rest: '' } : { found: [], rest: text.trim() }
}

/** Loose on purpose: the server judges, and says what is wrong. */
export function isAddress(text: string): boolean {
  const at = text.indexOf('@')
  return at > 0 && at === text.lastIndexOf('@') && at < text.length - 1
}

/** Each once, without regard to case. */
export function withAddresses(list: string[], more: string[]): string[] {
  const known = new Set(list.map((one) => one.toLowerCase()))
  return [...list, ...more.filter((one) => !known.has(one.toLowerCase()) && known.add(one.toLowerCase()))]
}
