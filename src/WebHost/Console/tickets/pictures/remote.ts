const MARK = 'data-remote-src'
const OURS = /^\/api\/v1\/tickets\/\d+\/pictures\?/

/** Pictures of a mail that lie elsewhere and that our server would show, by addresses of its own. */
function pictures(root: ParentNode): HTMLImageElement[] {
  return Array.from(root.querySelectorAll<HTMLImageElement>(`img[${MARK}]`)).filter((image) => OURS.test(image.getAttribute(MARK) ?? ''))
}

export function hasRemotePictures(html: string): boolean {
  return html.includes(MARK) && pictures(new DOMParser().parseFromString(html, 'text/html')).length > 0
}

/** Shows them: what is loaded is our own server's answer. */
export function showRemotePictures(root: ParentNode): void {
  for (const image of pictures(root)) {
    image.setAttribute('src', image.getAttribute(MARK) ?? '')
    image.removeAttribute(MARK)
  }
}
