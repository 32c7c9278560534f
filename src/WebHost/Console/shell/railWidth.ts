import { ref } from 'vue'

const KEY = 'rail'

/** Whether the rail is as wide as its words, in this browser. */
export const railWide = ref(localStorage.getItem(KEY) === 'wide')

export function setRailWide(wide: boolean): void {
  railWide.value = wide
  localStorage.setItem(KEY, wide ? 'wide' : 'narrow')
}
