/** Where a click led while nobody was there to go: the worker speaks once the document has loaded, and the page may still be finding out who one is. */
let waiting: string | null = null
let go: ((path: string) => void) | null = null

/** To be called before anything is waited for: what a worker says before somebody listens is said to nobody. */
export function hearClicks(): void {
  if (!('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<{ kind?: string; path?: string } | null>) => {
    if (data?.kind !== 'oqupie-open' || !data.path?.startsWith('/')) return
    if (go) go(data.path)
    else waiting = data.path
  })
}

/** Goes where notifications are clicked, and at once where one was while the page came. */
export function followClicks(next: (path: string) => void): () => void {
  go = next
  if (waiting !== null) next(waiting)
  waiting = null
  return () => (go = null)
}
