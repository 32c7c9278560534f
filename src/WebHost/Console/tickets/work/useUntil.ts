import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

/** What a timer can wait for. */
const LONGEST = 2 ** 31 - 1

const now = ref(Date.now())
const waiting = new Map<symbol, number>()
let timer: ReturnType<typeof setTimeout> | undefined

function plan(): void {
  clearTimeout(timer)
  const next = Math.min(...waiting.values())
  timer = Number.isFinite(next) ? setTimeout(ring, Math.min(next - Date.now(), LONGEST)) : undefined
}

function ring(): void {
  now.value = Date.now()
  for (const [who, due] of waiting) if (due <= now.value) waiting.delete(who)
  plan()
}

/** Whether a moment is still to come. One clock for everything on the page that waits, set to the nearest moment; where nothing waits it stands still. */
export function useUntil(moment: () => string | null | undefined): ComputedRef<boolean> {
  const me = Symbol('waiting')
  watch(
    moment,
    (at) => {
      now.value = Date.now()
      const due = Date.parse(at ?? '')
      if (due > now.value) waiting.set(me, due)
      else waiting.delete(me)
      plan()
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    waiting.delete(me)
    plan()
  })
  return computed(() => Date.parse(moment() ?? '') > now.value)
}
