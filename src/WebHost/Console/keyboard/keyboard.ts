import { shallowReactive } from 'vue'
import { Matcher, pressName } from './matcher'

export interface Shortcut {
  /** Empty where the palette alone offers it, by its name. */
  keys: string
  name?: string
  label: string
  run: () => void
  /** Also while something is being written, or a dialog is open. */
  everywhere?: boolean
  /** Moves about the list: of no use from the palette. */
  moves?: boolean
  /** Not offered by the palette and the help. */
  hidden?: boolean
}

/** What each mounted part of the screen offers; a later part goes before an earlier one. */
export const offers = shallowReactive<(() => Shortcut[])[]>([])
const matcher = new Matcher()

export function available(): Shortcut[] {
  const seen = new Set<string>()
  return offers
    .toReversed()
    .flatMap((offer) => offer())
    .filter((shortcut) => !seen.has(idOf(shortcut)) && seen.add(idOf(shortcut)))
}

export const idOf = (shortcut: Shortcut): string => shortcut.keys || (shortcut.name ?? '')

export function startKeyboard(): void {
  window.addEventListener('keydown', heard)
}

export function stopKeyboard(): void {
  window.removeEventListener('keydown', heard)
}

function heard(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return
  const busy = isWriting(event.target) || isCovered()
  const shortcuts = available().filter((shortcut) => shortcut.keys !== '' && (!busy || shortcut.everywhere))
  const found = matcher.press(pressName(event), new Set(shortcuts.map((shortcut) => shortcut.keys)), event.timeStamp)
  if (found === null || (found === 'enter' && isPressable(event.target))) return
  event.preventDefault()
  shortcuts.find((shortcut) => shortcut.keys === found)?.run()
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('button, a, [role=button], [role=tab], [role=menuitem], [role=option]')
}

function isCovered(): boolean {
  return document.querySelector('[role=dialog], [role=menu], [role=listbox][data-state=open], [data-reka-popper-content-wrapper] [role=listbox]') !== null
}
