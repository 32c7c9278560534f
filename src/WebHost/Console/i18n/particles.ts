const pairs: Record<string, [closed: string, open: string]> = {
  '(으)로': ['으로', '로'],
  '을(를)': ['을', '를'],
  '이(가)': ['이', '가'],
  '은(는)': ['은', '는'],
}
const RIEUL = 8

/** "보류(으)로" → "보류로", "신규 접수(으)로" → "신규 접수로", "높음(으)로" → "높음으로": the particle the word before it asks for. */
export function settleParticles(text: string): string {
  return text.replace(/(.)([”’"')\]]?)(\(으\)로|을\(를\)|이\(가\)|은\(는\))/gu, (_, last: string, quote: string, particle: string) => {
    const [closed, open] = pairs[particle] ?? ['', '']
    const final = finalOf(last)
    const isClosed = final !== 0 && !(particle === '(으)로' && final === RIEUL)
    return last + quote + (isClosed ? closed : open)
  })
}

/** The number of a syllable's final consonant; none for what is no Korean syllable. */
function finalOf(letter: string): number {
  const code = (letter.codePointAt(0) ?? 0) - 0xac00
  return code >= 0 && code < 11172 ? code % 28 : 0
}
