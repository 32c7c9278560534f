import { computed } from 'vue'
import { accountsApi } from '@/api/accounts'
import { toast } from '@/design/toasts'
import { useProblemText } from '@/i18n/problemText'
import { useSession } from './session'

/** Whether the one who is signed in takes work now. Only they switch it; other tabs and colleagues hear of it live. */
export function useAvailability() {
  const session = useSession()
  const problemText = useProblemText()
  const state = computed(() => session.me?.availability ?? 'available')

  async function toggle(): Promise<void> {
    try {
      session.take(await accountsApi.changeMe({ availability: state.value === 'away' ? 'available' : 'away' }))
    } catch (error) {
      toast(problemText(error), { tone: 'danger' })
    }
  }

  return { state, toggle }
}
