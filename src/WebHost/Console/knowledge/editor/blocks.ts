import { mergeAttributes, Node } from '@tiptap/core'

/** A box that stands out: an aside whose title names its kind, as the server keeps it. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes() {
    return { kind: { default: 'info', parseHTML: (element) => element.getAttribute('title') ?? 'info', renderHTML: ({ kind }) => ({ title: String(kind) }) } }
  },
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', mergeAttributes(HTMLAttributes), 0],
})

/** Something one opens; open for as long as it is being written. */
export const Details = Node.create({
  name: 'details',
  group: 'block',
  content: 'summary block+',
  defining: true,
  parseHTML: () => [{ tag: 'details' }],
  renderHTML: () => ['details', 0],
  addNodeView: () => () => {
    const dom = document.createElement('details')
    dom.open = true
    return { dom, contentDOM: dom, ignoreMutation: (mutation) => mutation.type === 'attributes' }
  },
})

export const Summary = Node.create({
  name: 'summary',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'summary' }],
  renderHTML: () => ['summary', 0],
})
