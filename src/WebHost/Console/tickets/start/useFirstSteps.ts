import { computed, onMounted, ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import { useSession } from '@/accounts/session'
import { ticketsApi } from '@/api/tickets'
import { useBrands } from '@/brands/store'
import { useChannels } from '@/channels/store'
import { useListen } from '@/live/useListen'
import { useMembers } from '@/members/store'
import { useInboxPlace } from '../place'

export type StepName = 'brand' | 'channel' | 'inquiry' | 'answer' | 'colleague'

export interface Step {
  name: StepName
  done: boolean
  to: RouteLocationRaw | null
}

const KEY = 'oqupie.firstSteps.hidden.'

/** How far an account has come after it was set up, derived from what is there; over with the first ticket that somebody took on and answered. */
export function useFirstSteps() {
  const session = useSession()
  const brands = useBrands()
  const channels = useChannels()
  const members = useMembers()
  const place = useInboxPlace()
  const manages = session.may('brands:manage')
  const invites = session.may('members:manage')
  const asked = ref(false)
  const received = ref(false)
  const answered = ref(false)
  const hidden = ref(localStorage.getItem(KEY + (session.me?.id ?? '')) !== null)

  async function ask(): Promise<void> {
    if (!manages.value || hidden.value || answered.value) return
    try {
      const [any, taken] = await Promise.all([
        ticketsApi.list({ box: 'all', limit: 1 }),
        ticketsApi.list({ box: 'all', status: 'inProgress,onHold,completed', limit: 1 }),
      ])
      received.value = any.items.length > 0
      answered.value = taken.items.length > 0
      asked.value = true
    } catch {
      // Without an answer there is no list; the next thing that happens asks again.
    }
  }

  const first = computed(() => brands.brands[0]?.id ?? '')
  const steps = computed<Step[]>(() => [
    { name: 'brand', done: brands.brands.length > 0, to: '/settings/brands' },
    { name: 'channel', done: channels.channels.length > 0, to: first.value ? `/settings/brands/${first.value}/channels/new` : null },
    { name: 'inquiry', done: received.value, to: null },
    { name: 'answer', done: answered.value, to: received.value ? place.to('all') : null },
    { name: 'colleague', done: members.members.length > 1, to: invites.value ? '/settings/members' : null },
  ])
  const shown = computed(() => manages.value && !hidden.value && asked.value && brands.state === 'ready' && !answered.value)

  function hide(): void {
    localStorage.setItem(KEY + (session.me?.id ?? ''), '1')
    hidden.value = true
  }

  onMounted(() => void ask())
  useListen({ happened: () => void ask() })

  return { steps, shown, hide }
}
