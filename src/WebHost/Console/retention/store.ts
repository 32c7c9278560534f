import { defineStore } from 'pinia'
import { ref } from 'vue'
import { retentionApi, type Retention } from '@/api/retention'
import { goesAt } from './goesAt'

/** How long deleted and blocked tickets are kept, for those who look at them. */
export const useRetention = defineStore('retention', () => {
  const known = ref<Retention | null>(null)
  let asked: Promise<void> | null = null

  /** Asked once; what could not be asked is asked when the next one wants to know. */
  function know(): Promise<void> {
    return (asked ??= retentionApi.read().then(
      (retention) => { known.value = retention },
      () => { asked = null },
    ))
  }

  function set(next: Retention): void {
    known.value = next
    asked = Promise.resolve()
  }

  const daysOf = (box: string) => (box === 'deleted' ? known.value?.deletedDays : box === 'blocked' ? known.value?.blockedDays : null) ?? null

  /** When a ticket goes for good; null where it stays. */
  function at(ticket: { box: string; boxedAt?: string | null; updatedAt: string }): Date | null {
    const days = daysOf(ticket.box)
    return days === null || known.value === null ? null : goesAt(ticket.boxedAt ?? ticket.updatedAt, days, known.value.nextAt)
  }

  return { known, know, set, daysOf, at }
})
