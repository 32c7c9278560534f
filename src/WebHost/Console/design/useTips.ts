import { onMounted, onScopeDispose } from 'vue'
import { shownTip, tipOf, tippedAround } from './tip'

/** How long one points before it is shown, and how long after another one was. */
const DELAY_MS = 450
const SKIP_MS = 150
/** How long it stays when one leaves, so that one may move onto it. */
const LEAVE_MS = 120

/** Listens once for the whole page to what is pointed at and reached, and shows what it says. */
export function useTips(layer: () => HTMLElement | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let pointed: HTMLElement | null = null
  let hiddenAt = -Infinity
  const listening = new AbortController()

  function show(on: HTMLElement): void {
    const tip = tipOf(on)
    if (tip && on.isConnected) shownTip.value = { ...tip, on }
  }

  function hide(): void {
    clearTimeout(timer)
    if (shownTip.value) hiddenAt = performance.now()
    shownTip.value = null
  }

  function over(event: PointerEvent): void {
    if (event.pointerType === 'touch' || (event.target instanceof Node && layer()?.contains(event.target))) {
      clearTimeout(timer)
      return
    }
    const on = tippedAround(event.target)
    if (on === pointed && (on !== null || !shownTip.value)) return
    pointed = on
    clearTimeout(timer)
    if (on === shownTip.value?.on) return
    if (!on) timer = setTimeout(hide, LEAVE_MS)
    else timer = setTimeout(() => { show(on) }, shownTip.value || performance.now() - hiddenAt < SKIP_MS ? 0 : DELAY_MS)
  }

  /** Only what itself has the focus speaks, and not where a press has brought it there. */
  function reached({ target }: FocusEvent): void {
    if (target instanceof HTMLElement && tipOf(target) && target.matches(':focus-visible')) show(target)
  }

  function left({ target }: FocusEvent): void {
    if (shownTip.value?.on === target) hide()
  }

  function pressed(): void {
    hide()
  }

  function key(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide()
  }

  function scrolled({ target }: Event): void {
    if (shownTip.value && target instanceof Node && target.contains(shownTip.value.on)) hide()
  }

  onMounted(() => {
    const options = { capture: true, passive: true, signal: listening.signal }
    document.addEventListener('pointerover', over, options)
    document.addEventListener('pointerdown', pressed, options)
    document.addEventListener('focusin', reached, options)
    document.addEventListener('focusout', left, options)
    document.addEventListener('keydown', key, options)
    document.addEventListener('scroll', scrolled, options)
  })
  onScopeDispose(() => {
    listening.abort()
    hide()
  })
}
