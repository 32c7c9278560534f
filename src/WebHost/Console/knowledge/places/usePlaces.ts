import { computed, onScopeDispose, ref, watch } from 'vue'
import { knowledgeApi, type PlaceOption } from '@/api/knowledge'
import type { Option } from '@/design/options'
import { keyOf } from '../tree/nodes'

const WAIT = 150

/** Where articles may lie, asked of the server as somebody types; `more` where it knows others, too. */
export function usePlaces(brand: () => string, open: () => boolean) {
  const found = ref<PlaceOption[]>([])
  const more = ref(false)
  const failed = ref(false)
  const options = computed<Option[]>(() => found.value.map((place) => ({ value: keyOf(place.kind, place.id), label: place.path.join(' › ') })))
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function ask(text: string): Promise<void> {
    const mine = (asked += 1)
    try {
      const { items, next } = await knowledgeApi.places(brand(), text.trim())
      if (mine !== asked) return
      found.value = items
      more.value = next !== null
      failed.value = false
    } catch {
      if (mine === asked) failed.value = true
    }
  }

  function typed(text: string): void {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(text), WAIT)
  }

  watch([open, brand], ([now]) => { if (now) void ask('') }, { immediate: true })
  onScopeDispose(() => { clearTimeout(waiting) })

  return { options, more, failed, typed }
}
