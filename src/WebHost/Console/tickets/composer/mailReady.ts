const BLOCK = 'margin: 8px 0; padding: 10px 12px; border-radius: 6px; background-color: #f3f4f6; color: #1f2328; font-family: Consolas, Menlo, monospace; '
  + 'font-size: 13px; line-height: 1.5; white-space: pre-wrap; word-break: break-word'
const INLINE = 'padding: 1px 4px; border-radius: 4px; background-color: #f3f4f6; color: #1f2328; font-family: Consolas, Menlo, monospace; font-size: 0.9em'

/** Code bears its looks itself: mail programs have no style sheet of ours, and show long lines of code as one that leaves the screen. */
export function mailReady(html: string): string {
  if (!html.includes('<code')) return html
  const body = new DOMParser().parseFromString(html, 'text/html').body
  body.querySelectorAll('pre').forEach((block) => { block.setAttribute('style', BLOCK) })
  body.querySelectorAll('code').forEach((code) => { if (!code.closest('pre')) code.setAttribute('style', INLINE) })
  return body.innerHTML
}
