const apart = new Set(['P', 'BLOCKQUOTE', 'PRE'])
const blocks = new Set([...apart, 'UL', 'OL', 'LI', 'DIV'])

/** What was written as channels without formatting get it, in the way the server makes text of HTML: to be counted, never sent. */
export function typedText(html: string): string {
  const root = new DOMParser().parseFromString(html, 'text/html').body
  const numbers: number[] = []
  let text = ''
  let ends = 2
  let quotes = 0
  let markEnd = -1

  function put(words: string): void {
    if (words === '') return
    if (ends > 0) text += '> '.repeat(quotes)
    ends = 0
    text += words
  }

  function line(always = false): void {
    if (ends > 0 && !(always && ends < 3)) return
    text = `${ends === 0 ? text.replace(/[ \t]+$/, '') : text}\n`
    ends += 1
  }

  function part(tag: string): void {
    if (tag === 'P' && text.length === markEnd) return
    if (ends === 0) line()
    if (ends < 2 && (apart.has(tag) || ((tag === 'UL' || tag === 'OL') && numbers.length === 0))) line(true)
  }

  function walk(node: Node): void {
    if (node instanceof Text) {
      const kept = node.parentElement?.closest('pre')
      const words = kept ? node.data : node.data.replace(/[ \t\r\n\f]+/g, ' ')
      put(ends > 0 && !kept ? words.trimStart() : words)
      return
    }
    if (!(node instanceof HTMLElement)) return
    const tag = node.tagName
    if (tag === 'BR') return line(true)
    if (tag === 'IMG') return put(node.getAttribute('alt') ?? '')
    if (blocks.has(tag)) part(tag)
    if (tag === 'BLOCKQUOTE') quotes += 1
    if (tag === 'OL' || tag === 'UL') numbers.push(tag === 'OL' ? 0 : -1)
    if (tag === 'LI') item()
    const from = text.length
    node.childNodes.forEach(walk)
    if (tag === 'A') link(node.getAttribute('href') ?? '', text.slice(from).trim())
    if (tag === 'BLOCKQUOTE') {
      if (ends === 0) line()
      quotes -= 1
    }
    if (tag === 'OL' || tag === 'UL') numbers.pop()
    if (blocks.has(tag)) part(tag)
  }

  function item(): void {
    const last = numbers.length - 1
    const indent = '  '.repeat(Math.max(0, last))
    const number = numbers[last] ?? -1
    if (number >= 0) numbers[last] = number + 1
    put(number < 0 ? `${indent}- ` : `${indent}${number + 1}. `)
    markEnd = text.length
  }

  function link(target: string, shown: string): void {
    const bare = target.replace(/^mailto:/i, '')
    const bareEnd = bare.replace(/\/+$/, '').toLowerCase()
    if (bare !== '' && shown !== '' && !bareEnd.endsWith(shown.replace(/\/+$/, '').toLowerCase())) put(` <${bare}>`)
  }

  root.childNodes.forEach(walk)
  return text.replace(/^[\n ]+|[\n ]+$/g, '')
}
