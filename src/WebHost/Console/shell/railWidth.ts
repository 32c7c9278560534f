import { computed, ref } from 'vue'

const KEY = 'rail'

/** Whether the rail is as wide as its words, in this browser. */
export const railWide = ref(localStorage.getItem(KEY) === 'wide')

const phone = window.matchMedia('(width < 760px)')
const below = ref(phone.matches)
phone.addEventListener('change', () => { below.value = phone.matches })

/** Where what opens from the rail has room: beside it, or over it where it lies below the page. */
export const railSide = computed(() => (below.value ? 'top' : 'right'))

export function setRailWide(wide: boolean): void {
  railWide.value = wide
  localStorage.setItem(KEY, wide ? 'wide' : 'narrow')
}
