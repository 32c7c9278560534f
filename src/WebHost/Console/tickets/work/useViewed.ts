import { onScopeDispose, ref, watch, type Ref } from 'vue'
import type { OpenTicket } from './useTicket'

/** How long something stands in view before its reader is taken to have seen it. */
export const LOOK_MS = 1000

/** Tells the ticket what its reader has had before their eyes: the end of the conversation, for a moment, in a window that is looked at. */
export function useViewed(opened: Pick<OpenTicket, 'seen' | 'viewed' | 'view'>, atEnd: Ref<boolean>): void {
  const visible = ref(document.visibilityState === 'visible')
  const look = () => (visible.value = document.visibilityState === 'visible')
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    [opened.seen, atEnd, visible],
    ([version, end, looking]) => {
      clearTimeout(timer)
      if (end && looking && version > opened.viewed.value) timer = setTimeout(() => { opened.view(version) }, LOOK_MS)
    },
    { immediate: true },
  )
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
  })
}
