import { onScopeDispose, watch } from 'vue'
import { useLive } from '@/live/store'
import { useListen } from '@/live/useListen'
import { useReread } from '@/live/useReread'
import { setTitleCount } from '@/shell/usePageTitle'
import { usePushHere } from './push/usePushHere'
import { useNotifications } from './store'
import { useDesktop } from './useDesktop'

/** Keeps the bell as the server has it for as long as the console is open: at its start, at each ring, and whenever the line comes back. */
export function useBell(): void {
  const bell = useNotifications()
  const live = useLive()
  useDesktop()
  usePushHere()
  const reread = useReread(() => bell.read())

  useListen({ notified: reread, reset: reread })
  watch(() => live.state, (now) => { if (now === 'live') reread() }, { immediate: true })
  watch(() => bell.unopened, setTitleCount, { immediate: true })
  onScopeDispose(() => {
    setTitleCount(0)
    bell.forget()
  })
}
