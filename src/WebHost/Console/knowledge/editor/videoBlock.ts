import { Node } from '@tiptap/core'

/** A video by its address: a figure with a link that says it is one, as the server keeps it. */
export const VideoBlock = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    type: { default: null, parseHTML: (element) => linkOf(element)?.type ?? null },
    href: { default: null, parseHTML: (element) => linkOf(element)?.getAttribute('href') ?? null },
    title: { default: '', parseHTML: (element) => linkOf(element)?.textContent ?? '' },
  }),
  parseHTML: () => [
    { tag: 'figure', getAttrs: (element) => (linkOf(element) ? {} : false) },
    { tag: 'a[type^="video/"]', priority: 1100 },
  ],
  renderHTML: ({ node: { attrs } }) => ['figure', ['a', { type: String(attrs['type']), href: String(attrs['href']) }, String(attrs['title'])]],
})

const linkOf = (element: HTMLElement): HTMLAnchorElement | null =>
  element.matches('a') ? element as HTMLAnchorElement : element.querySelector<HTMLAnchorElement>(':scope > a[type^="video/"]')
