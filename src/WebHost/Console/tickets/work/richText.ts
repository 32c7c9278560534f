import { h, type FunctionalComponent, type VNode } from 'vue'

const plain = new Set(['P', 'BR', 'STRONG', 'B', 'EM', 'I', 'U', 'S', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'CODE', 'PRE', 'H1', 'H2', 'H3', 'HR'])
const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'IFRAME', 'OBJECT', 'NOSCRIPT'])

/**
 * What members wrote, made of the few elements the composer knows and nothing else; it never becomes markup here.
 * Customers' mail has whole layouts and lives in a frame instead.
 */
export const RichText: FunctionalComponent<{ html: string }> = ({ html }) =>
  h('div', childrenOf(new DOMParser().parseFromString(html, 'text/html').body))

RichText.props = ['html']

function childrenOf(node: Node): (VNode | string)[] {
  return Array.from(node.childNodes).flatMap(nodeOf)
}

function nodeOf(node: Node): (VNode | string)[] {
  if (node.nodeType === Node.TEXT_NODE) return [node.textContent ?? '']
  if (!(node instanceof Element) || skipped.has(node.tagName)) return []
  if (plain.has(node.tagName)) return [h(node.tagName.toLowerCase(), childrenOf(node))]
  if (node.tagName === 'A') return linkOf(node)
  if (node.tagName === 'IMG') return imageOf(node)
  if (node.hasAttribute('data-mention')) return [h('span', { class: 'mention' }, node.textContent ?? '')]
  return childrenOf(node)
}

function linkOf(link: Element): (VNode | string)[] {
  const href = link.getAttribute('href') ?? ''
  if (!/^(https?:|mailto:)/i.test(href)) return childrenOf(link)
  return [h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, childrenOf(link))]
}

function imageOf(image: Element): (VNode | string)[] {
  const src = image.getAttribute('src') ?? ''
  return src.startsWith('/') && !src.startsWith('//') ? [h('img', { src, alt: image.getAttribute('alt') ?? '', loading: 'lazy' })] : []
}
