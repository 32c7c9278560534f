import { ref, watch } from 'vue'
import { leftoversOf } from './leftovers'

/** Asks once before a text goes out with a variable in its braces; who has said yes to these is not asked for them again. */
export function useLeftovers(html: () => string) {
  const asking = ref<string[]>([])
  let agreed = ''
  let go: () => void = () => undefined

  /** Whether there is something to ask first; what was meant to happen happens after a yes. */
  function holds(then: () => void): boolean {
    const left = leftoversOf(html())
    asking.value = left.join() === agreed ? [] : left
    go = then
    return asking.value.length > 0
  }

  function agree(): void {
    agreed = asking.value.join()
    asking.value = []
    go()
  }

  function rest(): void {
    asking.value = []
  }

  watch(html, rest)

  return { asking, holds, agree, rest }
}
