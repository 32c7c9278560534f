import { computed, type ComputedRef } from 'vue'
import { useSession } from '@/accounts/session'
import type { Person } from './protocol'
import { useLive } from './store'

/** The others who are looking at a ticket now. */
export function usePeople(ticket: () => number | null): ComputedRef<Person[]> {
  const live = useLive()
  const session = useSession()
  return computed(() => {
    const number = ticket()
    return number === null ? [] : (live.people.get(number) ?? []).filter((person) => person.id !== session.me?.id)
  })
}
