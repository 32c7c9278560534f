import { nextTick, ref, watch, type Ref } from 'vue'

/** In milliseconds, a little longer than the styles move rows. */
const GLIDE = 200

/**
 * What is let go leaves a gap, and the rows below glide into it. Whoever was on it with the keyboard goes on where the cursor is now.
 * @param left How many rows are leaving.
 * @param isThere Whether a ticket still stands in the list.
 */
export function useGliding(left: () => number, isThere: (ticket: number) => boolean, focusCurrent: () => void): Ref<boolean> {
  const gliding = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(left, (now, before) => {
    if (now >= before) return
    clearTimeout(timer)
    gliding.value = true
    timer = setTimeout(() => (gliding.value = false), GLIDE)
    const focused = document.activeElement?.closest<HTMLElement>('[data-ticket]')?.dataset['ticket']
    if (focused !== undefined && !isThere(Number(focused))) void nextTick(focusCurrent)
  })

  return gliding
}
