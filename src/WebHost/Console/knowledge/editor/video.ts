export interface Video {
  /** As the server keeps it: a link that says what it is. */
  type: 'video/youtube' | 'video/vimeo' | 'video/mp4' | 'video/webm'
  href: string
}

/** The video an address leads to, if it is one that the portal shows: of YouTube or Vimeo, or a film that browsers play. The server decides by the same rules. */
export function videoOf(address: string): Video | null {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url?.protocol !== 'https:' || url.port || url.username || url.password) return null
  const [first = '', second = '', third = ''] = url.pathname.split('/').slice(1)
  switch (url.hostname) {
    case 'youtu.be':
      return youTube(first)
    case 'www.youtube.com':
    case 'youtube.com':
    case 'm.youtube.com':
    case 'www.youtube-nocookie.com':
      return youTube(first === 'watch' ? url.searchParams.get('v') : ['embed', 'shorts', 'live'].includes(first) ? second : null)
    case 'vimeo.com':
    case 'www.vimeo.com':
      return vimeo(first, second)
    case 'player.vimeo.com':
      return first === 'video' ? vimeo(second, url.searchParams.get('h') ?? third) : null
    default:
      return film(url)
  }
}

const youTube = (id: string | null): Video | null =>
  /^[\w-]{11}$/.test(id ?? '') ? { type: 'video/youtube', href: `https://www.youtube.com/watch?v=${id ?? ''}` } : null

const vimeo = (id: string, secret: string): Video | null =>
  /^\d{1,15}$/.test(id) && /^[a-z0-9]{0,15}$/i.test(secret) ? { type: 'video/vimeo', href: `https://vimeo.com/${id}${secret && `/${secret}`}` } : null

function film(url: URL): Video | null {
  const kind = /\.(mp4|webm)$/i.exec(url.pathname)?.[1]?.toLowerCase()
  return kind === 'mp4' || kind === 'webm' ? { type: `video/${kind}`, href: url.href } : null
}
