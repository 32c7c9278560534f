import { onMounted, ref } from 'vue'
import { useProblemText } from '@/i18n/problemText'

/** Something a page reads when it opens, with its state and a way to try again. */
export function useRead(work: () => Promise<void>) {
  const problemText = useProblemText()
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const failure = ref('')

  async function read(): Promise<void> {
    try {
      await work()
      state.value = 'ready'
    } catch (error) {
      failure.value = problemText(error)
      state.value = 'failed'
    }
  }

  onMounted(read)
  return { state, failure, read }
}
