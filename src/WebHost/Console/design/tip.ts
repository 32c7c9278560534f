import { shallowRef, type Directive } from 'vue'

export type Side = 'top' | 'right' | 'bottom' | 'left'

/** What an element says when one points at it or reaches it by keyboard. A text that is dear to make is a function, called when it is shown. */
export interface Tip {
  text: string | (() => string)
  keys?: string | undefined
  side?: Side
}

export interface ShownTip extends Tip {
  on: HTMLElement
}

/** The one that is on the screen; `TipLayer.vue` shows it. */
export const shownTip = shallowRef<ShownTip | null>(null)

const tips = new WeakMap<Element, Tip>()

/** Nothing but a note of what to say: a list has hundreds of these, and one points at one of them at a time. */
export const vTip: Directive<HTMLElement, Tip | null> = {
  created: (element, { value }) => { keep(element, value) },
  updated: (element, { value }) => {
    keep(element, value)
    if (shownTip.value?.on === element) shownTip.value = value ? { ...value, on: element } : null
  },
  beforeUnmount: (element) => { if (shownTip.value?.on === element) shownTip.value = null },
}

export function tipOf(element: Element): Tip | undefined {
  return tips.get(element)
}

/** The element that says something, of these and all around it. */
export function tippedAround(target: EventTarget | null): HTMLElement | null {
  let at = target instanceof Element ? target : null
  while (at && !tips.has(at)) at = at.parentElement
  return at as HTMLElement | null
}

function keep(element: Element, tip: Tip | null): void {
  if (tip) tips.set(element, tip)
  else tips.delete(element)
}
