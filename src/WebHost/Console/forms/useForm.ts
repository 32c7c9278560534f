import { ref } from 'vue'
import { asProblem } from '@/api/problem'
import { useProblemText } from '@/i18n/problemText'

/** What every form does: send once, blame the field the server blames, and keep what was written. */
export function useForm() {
  const problemText = useProblemText()
  const busy = ref(false)
  const failure = ref<string | null>(null)
  const blamed = ref<string | null>(null)

  async function send(work: () => Promise<void>): Promise<boolean> {
    busy.value = true
    failure.value = null
    blamed.value = null
    try {
      await work()
      return true
    } catch (error) {
      failure.value = problemText(error)
      blamed.value = asProblem(error).field
      return false
    } finally {
      busy.value = false
    }
  }

  /** The failure, if it is this field's. */
  function errorOf(field: string): string | null {
    return blamed.value === field ? failure.value : null
  }

  /** The failure, if it is this field's or of a part of it: `fields[2].key` is under `fields[2]`. */
  function errorUnder(field: string): string | null {
    const rest = blamed.value?.startsWith(field) ? blamed.value.slice(field.length) : null
    return rest === '' || rest?.startsWith('.') || rest?.startsWith('[') ? failure.value : null
  }

  /** The failure, if it is none of these fields'. */
  function errorBesides(...fields: string[]): string | null {
    return blamed.value !== null && fields.includes(blamed.value) ? null : failure.value
  }

  return { busy, failure, send, errorOf, errorUnder, errorBesides }
}
