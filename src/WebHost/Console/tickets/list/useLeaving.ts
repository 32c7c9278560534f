import { onScopeDispose, watch } from 'vue'

/** How long a row that fits no more is seen, in milliseconds: while nobody points at the list, while somebody does, and once they went elsewhere. */
export const LINGER = 2000
export const LINGER_POINTED = 4000
const LINGER_AFTER = 250
/** Rows whose time is that near go together: each going moves what is below. */
const TOGETHER = 400

/** When rows that fit no more are let go: softly after a moment, but not from under the pointer. */
export function useLeaving(leaving: () => ReadonlySet<number>, letGo: (tickets: number[]) => void) {
  const due = new Map<number, number>()
  let pointed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(leaving, (now) => {
    for (const ticket of due.keys()) if (!now.has(ticket)) due.delete(ticket)
    for (const ticket of now) if (!due.has(ticket)) due.set(ticket, Date.now() + (pointed ? LINGER_POINTED : LINGER))
    plan()
  }, { flush: 'sync' })

  function plan(): void {
    clearTimeout(timer)
    if (due.size > 0) timer = setTimeout(go, Math.max(0, Math.min(...due.values()) - Date.now()))
  }

  function go(): void {
    const gone = [...due].filter(([, at]) => at <= Date.now() + TOGETHER).map(([ticket]) => ticket)
    letGo(gone)
    gone.forEach((ticket) => due.delete(ticket))
    plan()
  }

  /** The pointer came to the list, or left it. */
  function point(at: boolean): void {
    if (at === pointed) return
    pointed = at
    for (const [ticket, time] of due) due.set(ticket, at ? Date.now() + LINGER_POINTED : Math.min(time, Date.now() + LINGER_AFTER))
    plan()
  }

  onScopeDispose(() => { clearTimeout(timer) })
  return { point }
}
