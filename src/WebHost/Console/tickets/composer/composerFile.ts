import { shallowRef } from 'vue'

type ComposerFile = typeof import('./Composer.vue')['default']

/** The composer with its editor, which is a third of the console: fetched with the first ticket, and there at once for every other. */
export const composerFile = shallowRef<ComposerFile | null>(null)

export async function fetchComposer(): Promise<void> {
  composerFile.value ??= (await import('./Composer.vue')).default
}

/** How long a busy page is waited for. */
const MOST = 500

/** What was mounted just now is on the screen, and the page has nothing else to do. A tab that is not in sight paints nothing, and nobody waits for it. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const idle = () => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => { resolve() }, { timeout: MOST })
      else setTimeout(resolve)
    }
    if (document.hidden) resolve()
    else requestAnimationFrame(idle)
  })
}
