import { onScopeDispose, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useSession } from '@/accounts/session'
import { useNotifications } from '../store'
import { followClicks } from './clicked'
import { usePush } from './store'

/** Keeps this device notified for as long as one is signed in, puts away what was seen, and goes where a notification was clicked. */
export function usePushHere(): void {
  const push = usePush()
  const bell = useNotifications()
  const session = useSession()
  const router = useRouter()
  // What fails is tried at the next start; until then the profile page says how it is.
  const quietly = (work: Promise<unknown>) => { work.catch(() => undefined) }

  if (session.me) quietly(push.renew(session.me.id))
  watch(() => bell.items, (items) => { quietly(push.closeOpened(items)) })

  onScopeDispose(followClicks((path) => void router.push(path)))
}
