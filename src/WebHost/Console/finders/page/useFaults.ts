import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { faultsOf, most, type Fault } from './rules'
import type { OpenFinder } from './useFinder'

/** What is wrong with a finder, beside what it is wrong with: by our own rules at once, by the server's once it has refused. */
export function useFaults({ draft, errorUnder }: Pick<OpenFinder, 'draft' | 'errorUnder'>) {
  const { t } = useI18n()
  const faults = computed(() => faultsOf(draft))
  /** Somebody wanted to save: what is not finished is a fault from now on. */
  const tried = ref(false)
  /** Which connection stood where when it was sent: the server counts them. */
  const sent = ref<string[]>([])

  const say = (fault: Fault | undefined) => (fault ? t(`finders.faults.${fault.code}`, { most: fault.at === 'labels' ? most.labels : most.connections }) : null)
  const isTold = (fault: Fault) => tried.value || !fault.unfinished

  /** @param uid Null for what is of the finder itself. */
  function of(uid: string | null, at: string): string | null {
    const own = say(faults.value.find((fault) => fault.uid === uid && fault.at === at && isTold(fault)))
    if (own !== null || uid === null) return own ?? errorUnder(at)
    const index = sent.value.indexOf(uid)
    return index < 0 ? null : errorUnder(`connections[${index}].${at}`)
  }

  /** What is refused of a connection, but of nothing that has a place of its own. */
  function whole(uid: string): string | null {
    const index = sent.value.indexOf(uid)
    const parts = ['brand', 'keys', 'landing', 'default']
    return index < 0 || parts.some((at) => errorUnder(`connections[${index}].${at}`)) ? null : errorUnder(`connections[${index}]`)
  }

  /** Whether what the server refused stands beside a connection that is still here. */
  const placed = () => sent.value.some((uid, index) => draft.connections.some((one) => one.uid === uid) && errorUnder(`connections[${index}]`) !== null)

  /** Before it is sent. @returns Whether the server would take it. */
  function mayGo(): boolean {
    tried.value = faults.value.length > 0
    sent.value = draft.connections.map((one) => one.uid)
    return faults.value.length === 0
  }

  return { of, whole, placed, mayGo }
}

export type Faults = ReturnType<typeof useFaults>
