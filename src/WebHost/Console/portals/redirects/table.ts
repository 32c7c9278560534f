import type { PortalRedirect } from '@/api/redirects'

/** A line of what was written or imported: an old address and, after a comma, a semicolon or a tab, the page it leads to. */
const separator = /[,;\t]/

/** Redirects as they are written, one in a line. An address with a comma stands in quotes, as a CSV file has it. */
export const textOf = (redirects: readonly PortalRedirect[]): string =>
  redirects.map(({ from, to }) => `${from.includes(',') ? `"${from}"` : from},${to}`).join('\n')

/** What was written, with the number of its line. Empty lines and a heading ("from,to") are no redirects. */
export function redirectsOf(text: string): (PortalRedirect & { line: number })[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).flatMap((raw, index) => {
    const said = raw.trim()
    if (said === '' || (index === 0 && !said.replace(/"/g, '').includes('/'))) return []
    const [from, to] = cells(said)
    return [{ from, to, line: index + 1 }]
  })
}

function cells(line: string): [from: string, to: string] {
  if (line.startsWith('"')) {
    const end = line.indexOf('"', 1)
    return end < 0 ? [line.slice(1), ''] : [line.slice(1, end), bare(line.slice(end + 1).replace(separator, ''))]
  }
  const at = line.search(separator)
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), bare(line.slice(at + 1))]
}

const bare = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1').trim()
