import { onScopeDispose } from 'vue'
import { useLive, type LiveListener } from './store'

/** Hear the live feed for as long as the component lives. */
export function useListen(listener: LiveListener): void {
  onScopeDispose(useLive().listen(listener))
}
