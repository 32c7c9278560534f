import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { faultsOf, type Fault } from './rules'
import type { OpenType } from './useType'

/** What is wrong with a type, beside what it is wrong with: by our own rules at once, by the server's once it has refused. */
export function useFaults({ draft, errorUnder }: Pick<OpenType, 'draft' | 'errorUnder'>) {
  const { t } = useI18n()
  const faults = computed(() => faultsOf(draft))
  /** Somebody wanted to save: what is not finished is a fault from now on. */
  const tried = ref(false)
  /** Which field stood where when it was sent: the server counts them. */
  const sent = ref<string[]>([])

  const say = (fault: Fault | undefined) => (fault ? t(`inquiries.faults.${fault.code}`, fault.values ?? {}) : null)
  const isTold = (fault: Fault) => tried.value || !fault.unfinished

  /** @param uid Null for what is of the type itself. */
  function of(uid: string | null, at: string): string | null {
    const own = say(faults.value.find((fault) => fault.uid === uid && fault.at === at && isTold(fault)))
    const index = uid === null ? -1 : sent.value.indexOf(uid)
    return own ?? (uid === null ? errorUnder(at) : index < 0 ? null : errorUnder(`fields[${index}].${at}`))
  }

  /** Whether anything is wrong with a field that is shut. */
  function has(uid: string): boolean {
    const index = sent.value.indexOf(uid)
    return faults.value.some((fault) => fault.uid === uid && isTold(fault)) || (index >= 0 && errorUnder(`fields[${index}]`) !== null)
  }

  /** Before it is sent. @returns Whether the server would take it; where not, `first` is what to look at. */
  function mayGo(): boolean {
    tried.value = faults.value.length > 0
    sent.value = draft.fields.map((field) => field.uid)
    return faults.value.length === 0
  }

  /** The first field with something wrong. */
  const first = () => draft.fields.find((field) => has(field.uid))?.uid ?? null

  return { of, has, mayGo, first }
}

export type Faults = ReturnType<typeof useFaults>
