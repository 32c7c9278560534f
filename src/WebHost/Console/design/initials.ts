const hangul = /[가-힣]/

/** "김하늘" → "하늘", "Jamie Park" → "JP": Korean names are told apart by the given name. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const first = words[0] ?? ''
  if (first === '') return '?'
  if (hangul.test(first)) return first.length > 2 ? first.slice(-2) : first
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return ((Array.from(first)[0] ?? '') + (Array.from(last)[0] ?? '')).toLocaleUpperCase()
}

/** A hue that is always the same for the same person. */
export function hueOf(key: string): number {
  let hash = 0
  for (const letter of key) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  // Spread by the golden ratio, so that ids which differ little do not look alike.
  return Math.round(((hash * 0.618034) % 1) * 24) * 15
}
