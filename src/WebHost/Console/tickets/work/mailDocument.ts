/** Whether a mail brings colours of its own; such a mail is shown on white paper, in the dark theme too. */
export function hasOwnColours(html: string): boolean {
  return /(bgcolor\s*=|background(-color)?\s*:|<font[^>]+color|[;"'\s]color\s*:)/i.test(html)
}

/** The tallest that a mail's frame is at first, in pixels. What is longer is cut and says so: no mail makes the conversation endless by itself. */
export const mostHeight = 1600

/** A little more than that is shown rather than cut. */
const slack = 200

export function frameHeight(natural: number, whole: boolean): { height: number; long: boolean } {
  const all = Math.max(0, Math.ceil(natural))
  return whole || all <= mostHeight + slack ? { height: all, long: false } : { height: mostHeight, long: true }
}

/** The frame's document. `html` was made safe by the server; here it is only laid out, with what the server marked hidden until the body is `open`. */
export function mailDocument(html: string, look: { paper: boolean; ink: string; link: string }): string {
  const ink = look.paper ? '#1b1c24' : look.ink
  const link = look.paper ? '#3b49cc' : look.link
  return `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>
html{overflow:hidden}
body{margin:0;padding:${look.paper ? '10px 12px' : '0'};color:${ink};font:15px/1.6 'Pretendard Variable',Pretendard,-apple-system,system-ui,'Noto Sans KR',sans-serif;overflow-wrap:anywhere;word-break:keep-all;display:flow-root}
body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}p{margin:0 0 .6em}ul,ol{margin:.3em 0 .6em;padding-left:1.5em}
a{color:${link}}img{max-width:100%;height:auto;border-radius:4px}table{max-width:100%}img[data-remote-src]{display:inline-block;min-width:24px;min-height:16px;border:1px dashed rgb(128 128 140 / 45%);background:rgb(128 128 140 / 8%)}
pre,code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px}pre{overflow:auto;padding:10px;border-radius:6px;background:rgb(128 128 140 / 14%)}
blockquote{margin:.4em 0;padding-left:12px;border-left:3px solid rgb(128 128 140 / 40%)}
body:not(.open) [data-fold]{display:none}
</style></head><body>${html}</body></html>`
}
