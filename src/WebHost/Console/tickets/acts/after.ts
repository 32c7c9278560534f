import { computed, ref, watch, type Ref } from 'vue'
import { useSession } from '@/accounts/session'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'

/** Where one goes when a ticket is done with. */
export type After = 'next' | 'list' | 'stay'

export const afters: readonly After[] = ['next', 'list', 'stay']

const keyOf = (member: string) => `oqupie.after.${member}`

export function readAfter(member: string): After {
  const kept = localStorage.getItem(keyOf(member))
  return afters.find((one) => one === kept) ?? 'next'
}

/** As one has said on any device; where the server has not heard it yet, as this browser has it. */
export function useAfter(): Ref<After> {
  const session = useSession()
  const problemText = useProblemText()
  return computed({
    get: () => session.me?.preferences.after ?? readAfter(session.me?.id ?? ''),
    set: (after) => {
      localStorage.setItem(keyOf(session.me?.id ?? ''), after) // Whoever leaves the page in this moment has said it all the same.
      session.prefer({ after }).catch((error: unknown) => { toast(problemText(error), { tone: 'danger' }) })
    },
  })
}

/**
 * The ticket that follows the opened one in the list, as it was while that stood there: what is done with may be gone from the list before one asks. At the
 * end of the list it is the one before.
 */
export function useFollowing(rows: () => readonly { id: number }[], opened: () => number | null): Ref<number | null> {
  const following = ref<number | null>(null)
  watch(
    [rows, opened],
    ([all, number], before) => {
      if (number !== before[1]) following.value = null
      const at = all.findIndex((row) => row.id === number)
      if (at >= 0) following.value = (all[at + 1] ?? all[at - 1])?.id ?? null
      else if (following.value !== null && !all.some((row) => row.id === following.value)) following.value = all[0]?.id ?? null
    },
    { immediate: true },
  )
  return following
}
