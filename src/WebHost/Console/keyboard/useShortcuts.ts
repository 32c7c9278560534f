import { onScopeDispose } from 'vue'
import { offers, type Shortcut } from './keyboard'

/** Offer shortcuts for as long as the component lives. */
export function useShortcuts(offer: () => Shortcut[]): void {
  offers.push(offer)
  onScopeDispose(() => {
    const index = offers.indexOf(offer)
    if (index >= 0) offers.splice(index, 1)
  })
}
