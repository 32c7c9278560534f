import { onMounted, onScopeDispose, ref, type Ref } from 'vue'

/** How wide an element is; while it is hidden, how wide it was. */
export function useWidth(element: Ref<HTMLElement | null>): Ref<number> {
  const width = ref(0)
  const observer = new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0)
    if (now > 0) width.value = now
  })
  onMounted(() => {
    if (!element.value) return
    width.value = element.value.clientWidth
    observer.observe(element.value)
  })
  onScopeDispose(() => { observer.disconnect() })
  return width
}
