import { readonly, ref } from 'vue'

const time = ref(Date.now())
setInterval(() => (time.value = Date.now()), 20_000)

/** One clock for every relative time on the screen. */
export const now = readonly(time)
