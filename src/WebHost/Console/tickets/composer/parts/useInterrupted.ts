import { ref } from 'vue'
import { interruptedIn, type Interrupted } from './interrupted'

/** Uploads that a reload or a closed tab has interrupted, for the place one writes in. */
export function useInterrupted(scope: () => string) {
  const interrupted = ref<Interrupted[]>([])

  function look(): void {
    interrupted.value = interruptedIn(scope())
  }

  /** The same file was chosen again. */
  function taken(file: File): void {
    interrupted.value = interrupted.value.filter((one) => one.name !== file.name || one.size !== file.size)
  }

  /** Nobody goes on with it: its bytes need not wait for their end. */
  function drop(one: Interrupted): void {
    localStorage.removeItem(one.key)
    interrupted.value = interrupted.value.filter((other) => other.key !== one.key)
    void fetch(one.url, { method: 'DELETE', headers: { 'Tus-Resumable': '1.0.0' } }).catch(() => undefined)
  }

  return { interrupted, look, taken, drop }
}
