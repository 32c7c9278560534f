interface Item {
  paragraph: Element
  level: number
  ordered: boolean
  start: number
}

const LIST = /mso-list:\s*l\d+\s+level(\d)/i
const NUMBER = /^\(?(\d{1,3}|[a-z]|[ivxlc]{1,6}|[가-힣])[.)]/i

/**
 * Lists as Word puts them into the clipboard: paragraphs that look like items, with the mark as text. They become lists again, one within the other as their
 * levels say.
 */
export function mendWordLists(body: Element): void {
  let run: Item[] = []
  for (const paragraph of Array.from(body.querySelectorAll('p, h1, h2, h3, h4, h5, h6'))) {
    const item = itemOf(paragraph)
    const last = run.at(-1)?.paragraph
    if (run.length > 0 && (!item || last?.nextElementSibling !== paragraph)) {
      put(run)
      run = []
    }
    if (item) run.push(item)
  }
  if (run.length > 0) put(run)
}

function itemOf(paragraph: Element): Item | null {
  const level = LIST.exec(paragraph.getAttribute('style') ?? '')?.[1]
  if (level === undefined) return null
  const mark = Array.from(paragraph.querySelectorAll('[style]')).find((part) => /mso-list:\s*ignore/i.test(part.getAttribute('style') ?? ''))
  const sign = (mark?.textContent ?? '').replace(/\u00A0/g, ' ').trim()
  const number = NUMBER.exec(sign)?.[1]
  mark?.remove()
  return { paragraph, level: Number(level), ordered: number !== undefined, start: Number(number) || 1 }
}

function put(run: Item[]): void {
  const first = run[0]
  if (!first) return
  const document = first.paragraph.ownerDocument
  const open: { list: Element; level: number }[] = []
  for (const { paragraph, level, ordered, start } of run) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) > level) open.pop()
    let top = open.at(-1)
    const tag = ordered ? 'OL' : 'UL'
    if (!top || top.level < level || (top.level === level && top.list.tagName !== tag)) {
      if (top && top.level === level) open.pop()
      const list = document.createElement(tag)
      if (ordered && start > 1) list.setAttribute('start', String(start))
      const above = open.at(-1)?.list.lastElementChild
      if (above) above.append(list)
      else paragraph.before(list)
      top = { list, level }
      open.push(top)
    }
    const item = document.createElement('li')
    const text = document.createElement('p')
    text.append(...Array.from(paragraph.childNodes))
    item.append(text)
    top.list.append(item)
    paragraph.remove()
  }
}
