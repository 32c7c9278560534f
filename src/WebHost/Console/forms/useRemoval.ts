import { ref, shallowRef, type Ref } from 'vue'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'

/** Something in a list is deleted once that was confirmed. What was asked about stays while its dialog closes. */
export function useRemoval<T>(remove: (one: T) => Promise<unknown>, after: () => Promise<unknown>) {
  const problemText = useProblemText()
  const leaving = shallowRef(null) as Ref<T | null>
  const confirmOpen = ref(false)
  const removing = ref(false)

  function ask(one: T): void {
    leaving.value = one
    confirmOpen.value = true
  }

  async function confirm(): Promise<void> {
    if (leaving.value === null || removing.value) return
    removing.value = true
    try {
      await remove(leaving.value)
      confirmOpen.value = false
      await after()
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    } finally {
      removing.value = false
    }
  }

  return { leaving, confirmOpen, removing, ask, confirm }
}
