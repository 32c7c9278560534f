import { onScopeDispose, watch } from 'vue'
import { useLive } from '@/live/store'
import { useListen } from '@/live/useListen'
import { useReread, whether } from '@/live/useReread'
import { useJobs } from './store'

/** Keeps the jobs as the server has them for as long as the console is open: at its start, at each word of the hub, and whenever the line comes back. */
export function useJobsHere(): void {
  const jobs = useJobs()
  const live = useLive()
  const reread = useReread(() => whether(jobs.read()))

  useListen({
    job: (said) => {
      if (said) jobs.heard(said).catch(reread)
      else reread()
    },
    reset: reread,
  })
  watch(() => live.state, (now) => { if (now === 'live') reread() }, { immediate: true })
  onScopeDispose(() => { jobs.forget() })
}
