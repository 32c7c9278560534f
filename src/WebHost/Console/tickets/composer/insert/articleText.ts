import type { Article } from '@/api/knowledge'
import type { Portal } from '@/api/portals'

/** Where it is read: on the brand's portal, under its own domain if it has one; what customers do not see, in the console. */
export function addressOf(article: Pick<Article, 'id' | 'visible'>, brand: string, portal: Pick<Portal, 'on' | 'slug' | 'domain'>, origin: string): string {
  if (article.visible !== 'public' || !portal.on) return `${origin}/knowledge/${brand}/${article.id}`
  return portal.domain ? `https://${portal.domain}/articles/${article.id}` : `${origin}/portal/${portal.slug}/articles/${article.id}`
}

/** Links within the server lead there from a mail too. */
export function withAddresses(html: string, origin: string): string {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  for (const link of Array.from(body.querySelectorAll('a[href^="/"]'))) link.setAttribute('href', origin + (link.getAttribute('href') ?? ''))
  // A link to a heading of the article leads nowhere from elsewhere.
  body.querySelectorAll('a[href^="#"]').forEach((link) => { link.replaceWith(...Array.from(link.childNodes)) })
  return body.innerHTML
}

/** The article's pictures, by their address, as files of one's own: an article may lose its picture, a reply must not. What cannot be read is left out. */
export async function picturesOf(html: string): Promise<Map<string, File>> {
  const images = Array.from(new DOMParser().parseFromString(html, 'text/html').body.querySelectorAll('img[src^="/files/"]'))
  const files = await Promise.all(images.map(async (image) => {
    const address = image.getAttribute('src') ?? ''
    const file = await read(address).catch(() => null)
    return file ? ([address, file] as const) : null
  }))
  return new Map(files.filter((file) => file !== null))
}

async function read(address: string): Promise<File | null> {
  const answer = await fetch(address, { credentials: 'same-origin' })
  if (!answer.ok) return null
  const bytes = await answer.blob()
  const name = decodeURIComponent(address.split('?')[0]?.split('/').at(-1) ?? 'picture')
  return bytes.type.startsWith('image/') ? new File([bytes], name, { type: bytes.type }) : null
}
