import { computed, ref, type ComputedRef } from 'vue'

/** Whether a form says something else than when it was last kept. Call `keep` whenever it was filled or saved. */
export function useUnsaved(read: () => unknown): { dirty: ComputedRef<boolean>; keep: () => void } {
  const kept = ref(JSON.stringify(read()))
  return {
    dirty: computed(() => JSON.stringify(read()) !== kept.value),
    keep: () => (kept.value = JSON.stringify(read())),
  }
}
