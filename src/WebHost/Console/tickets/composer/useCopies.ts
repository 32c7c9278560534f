import { computed, ref, type Ref } from 'vue'
import { unanswered, type Addition } from './additions'
import { withAddresses } from './copies'
import type { Draft } from './drafts'

/** Who gets the reply beside the customer: those in copy on the ticket, until the writer says otherwise. */
export function useCopies(draft: Ref<Draft>, ofTicket: () => string[], added: () => Addition[], changed: () => void) {
  const opened = ref({ cc: false, bcc: false })

  function set(part: Partial<Draft>): void {
    draft.value = { ...draft.value, ...part }
    changed()
  }

  const cc = computed({ get: () => draft.value.cc ?? ofTicket(), set: (list) => { set({ cc: list }) } })
  const bcc = computed({ get: () => draft.value.bcc ?? [], set: (list) => { set({ bcc: list }) } })
  const shown = computed(() => ({ cc: opened.value.cc || cc.value.length > 0, bcc: opened.value.bcc || bcc.value.length > 0 }))

  function open(line: 'cc' | 'bcc'): void {
    opened.value = { ...opened.value, [line]: true }
  }

  const unasked = computed(() => unanswered(added(), cc.value, draft.value.declined ?? []))
  const include = (emails: string[]) => { set({ cc: withAddresses(cc.value, emails) }) }
  const decline = (emails: string[]) => { set({ declined: withAddresses(draft.value.declined ?? [], emails) }) }

  const close = () => (opened.value = { cc: false, bcc: false })

  return { cc, bcc, shown, open, close, unasked, include, decline }
}
