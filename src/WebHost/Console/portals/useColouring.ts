import { onScopeDispose, ref, watch } from 'vue'
import { type Colouring, type LookWish, portalsApi } from '@/api/portals'

const PAUSE = 120

/** What the server makes of a look while it is being chosen. A look that it refuses leaves what was there; saving says why. */
export function useColouring(brand: string, look: () => LookWish | null) {
  const tried = ref<Colouring | null>(null)
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(wish: LookWish): Promise<void> {
    asked += 1
    const mine = asked
    try {
      const answer = await portalsApi.tryLook(brand, wish)
      if (mine === asked) tried.value = answer
    } catch {
      // A colour half typed, or no network: the next change asks again.
    }
  }

  watch(() => JSON.stringify(look()), (now, before) => {
    clearTimeout(timer)
    if (before === 'null' || now === 'null') return
    timer = setTimeout(() => void ask(JSON.parse(now) as LookWish), PAUSE)
  })
  onScopeDispose(() => { clearTimeout(timer) })
  return { tried }
}
