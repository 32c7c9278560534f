import { takePictures, type Files, type PastedPicture } from './pastedPictures'
import { mendWordLists } from './wordLists'

export interface Clean {
  html: string
  pictures: PastedPicture[]
  /** How many pictures lay elsewhere and were left out. */
  lost: number
}

const GONE = 'style, script, meta, link, title, xml, template, noscript, object, iframe, input, button, select'
const KEPT = new Set(['href', 'src', 'alt', 'start', 'data-file'])
const BOLD = /(?:^|;)\s*font-weight:\s*(bold|[6-9]00)/i
const NOT_BOLD = /(?:^|;)\s*font-weight:\s*(normal|[1-5]00)/i
const ITALIC = /font-style:\s*italic/i
const STRUCK = /text-decoration[^;]*line-through/i

/** Whether it was copied out of one of our own editors, which know how to read it. */
export const isOurs = (html: string): boolean => html.includes('data-pm-slice')

/** Whether there is nothing but a picture in it: then the clipboard has it as a file beside, which is better. */
export function isPicture(html: string): boolean {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return body.textContent.trim() === '' && body.querySelectorAll('img').length === 1
}

/**
 * What Word, Google Docs and web pages put into the clipboard, as a reply may have it: what is bold, struck, listed or linked stays so; fonts, colours,
 * sizes, frames and the notes programs leave for themselves go.
 */
export function cleanPaste(html: string, files: Files): Clean {
  const body = new DOMParser().parseFromString(html.replace(/<!--[\s\S]*?-->|<!\[(?:if|endif)[^\]]*\]>/gi, ''), 'text/html').body
  body.querySelectorAll(GONE).forEach((part) => { part.remove() })
  for (const part of Array.from(body.querySelectorAll('*'))) if (/^(o|v|w|m|st1):/i.test(part.tagName)) unwrap(part)
  mendWordLists(body)
  mendNestedLists(body)
  const { pictures, lost } = takePictures(body, files)
  headings(body)
  rows(body)
  marks(body)
  for (const part of Array.from(body.querySelectorAll('*'))) {
    for (const { name } of Array.from(part.attributes)) if (!KEPT.has(name)) part.removeAttribute(name)
  }
  emptyLines(body)
  spaces(body)
  return { html: body.innerHTML, pictures, lost }
}

function unwrap(part: Element): void {
  part.replaceWith(...Array.from(part.childNodes))
}

/** Google Docs puts a list that lies within another beside its item instead of into it. */
function mendNestedLists(body: Element): void {
  for (const list of Array.from(body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol'))) {
    const item = list.previousElementSibling
    if (item?.tagName === 'LI') item.append(list)
  }
}

/** A reply has no headings: they are lines that stand out. */
function headings(body: Element): void {
  for (const heading of Array.from(body.querySelectorAll('h1, h2, h3, h4, h5, h6'))) {
    const line = body.ownerDocument.createElement('p')
    const strong = body.ownerDocument.createElement('strong')
    strong.append(...Array.from(heading.childNodes))
    line.append(strong)
    heading.replaceWith(line)
  }
}

/** A reply has no tables: each row is a line. */
function rows(body: Element): void {
  for (const table of Array.from(body.querySelectorAll('table')).reverse()) {
    const lines = Array.from(table.querySelectorAll('tr')).map((row) => {
      const line = body.ownerDocument.createElement('p')
      line.textContent = Array.from(row.children).map((cell) => cell.textContent.replace(/\s+/g, ' ').trim()).filter(Boolean).join(' | ')
      return line
    })
    table.replaceWith(...lines.filter((line) => line.textContent !== ''), ...Array.from(table.querySelectorAll('img')))
  }
}

/** What styles say becomes marks; what they say against a mark takes it away, as Google Docs wraps everything in a bold that is none. */
function marks(body: Element): void {
  for (const part of Array.from(body.querySelectorAll<HTMLElement>('[style]'))) {
    const style = part.getAttribute('style') ?? ''
    const inline = part.matches('span, font, b, strong, i, em, a, u, s')
    if (part.matches('b, strong') && NOT_BOLD.test(style)) {
      unwrap(part)
      continue
    }
    if (!inline || part.textContent.trim() === '') continue
    if (BOLD.test(style) && !part.closest('b, strong')) wrap(part, 'strong')
    if (ITALIC.test(style) && !part.closest('i, em')) wrap(part, 'em')
    if (STRUCK.test(style) && !part.closest('s')) wrap(part, 's')
  }
  body.querySelectorAll('span, font').forEach(unwrap)
}

function wrap(part: Element, tag: string): void {
  const mark = part.ownerDocument.createElement(tag)
  mark.append(...Array.from(part.childNodes))
  part.append(mark)
}

/** Lines between paragraphs, which have their distance by themselves. */
function emptyLines(body: Element): void {
  for (const line of Array.from(body.querySelectorAll('p, div'))) {
    if (line.textContent.replace(/\u00A0/g, ' ').trim() === '' && !line.querySelector('img, li')) line.remove()
  }
  for (const line of Array.from(body.querySelectorAll('br'))) {
    if (line.parentElement === body && (line.previousElementSibling?.matches('p, ul, ol, div') ?? false)) line.remove()
  }
}

/** Programs break lines where they like, and put hard spaces where they mean a tab. */
function spaces(body: Element): void {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    if (!text.parentElement?.closest('pre')) text.nodeValue = (text.nodeValue ?? '').replace(/[\s\u00A0]+/g, ' ')
  }
}
