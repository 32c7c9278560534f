const initials = ['g', 'kk', 'n', 'd', 'tt', 'r', 'm', 'b', 'pp', 's', 'ss', '', 'j', 'jj', 'ch', 'k', 't', 'p', 'h']
const vowels = ['a', 'ae', 'ya', 'yae', 'eo', 'e', 'yeo', 'ye', 'o', 'wa', 'wae', 'oe', 'yo', 'u', 'wo', 'we', 'wi', 'yu', 'eu', 'ui', 'i']
const finals = ['', 'k', 'k', 'k', 'n', 'n', 'n', 't', 'l', 'k', 'm', 'l', 'l', 'l', 'p', 'l', 'm', 'p', 'p', 't', 't', 'ng', 't', 't', 'k', 't', 'p', 't']
const FIRST_SYLLABLE = 0xac00
const LAST_SYLLABLE = 0xd7a3

const MOST = 40

/** What a key may be: a word that fits into {{field.KEY}} and into the name of a form's field. */
export const isKey = (text: string): boolean => /^[A-Za-z0-9_-]{1,40}$/.test(text)

/** A key for a label: "주문 번호" is jumun_beonho, "Số điện thoại" is so_dien_thoai; with a number behind it where another has it already. */
export function keyOf(label: string, otherwise: string, taken: readonly string[]): string {
  const latin = label.normalize('NFC').replace(/[가-힣]/g, romanised).replace(/đ/gi, 'd').normalize('NFKD').replace(/\p{Mark}/gu, '')
  const word = latin.toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_\d]+|_+$/g, '').slice(0, MOST).replace(/_+$/, '')
  return free(word || otherwise, taken)
}

/** The word itself, or with the first number behind it that makes it one of its own. */
export function free(word: string, taken: readonly string[]): string {
  if (!taken.includes(word)) return word
  for (let n = 2; ; n += 1) {
    const end = `_${n}`
    const made = word.slice(0, MOST - end.length) + end
    if (!taken.includes(made)) return made
  }
}

function romanised(syllable: string): string {
  const code = syllable.charCodeAt(0)
  if (code < FIRST_SYLLABLE || code > LAST_SYLLABLE) return syllable
  const at = code - FIRST_SYLLABLE
  return `${initials[Math.floor(at / 588)] ?? ''}${vowels[Math.floor((at % 588) / 28)] ?? ''}${finals[at % 28] ?? ''}`
}
