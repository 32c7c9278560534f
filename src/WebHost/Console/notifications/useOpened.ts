import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { useNotifications } from './store'

/** Whoever has a ticket before their eyes has seen what calls for it, also what comes while they look. */
export function useOpened(ticket: () => number, shown: Ref<boolean>): void {
  const bell = useNotifications()
  const visible = ref(document.visibilityState === 'visible')
  const look = () => (visible.value = document.visibilityState === 'visible')

  watch(
    [ticket, shown, visible, () => bell.items],
    ([number, there, looking]) => {
      // One that fails is asked again with the next thing that happens; until then the bell says what the server says.
      if (there && looking) bell.openTicket(number).catch(() => undefined)
    },
    { immediate: true },
  )
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => { document.removeEventListener('visibilitychange', look) })
}
