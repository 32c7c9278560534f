import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { informationKeysApi, type InformationKeys } from '@/api/finders'
import { useLive } from '@/live/store'

const NONE: InformationKeys = { labels: {}, hidden: [] }

/** What the keys of additional information are called. Read once, by the first ticket that has any; until then a key is its own name. */
export const useInformationKeys = defineStore('information-keys', () => {
  const keys = shallowRef(NONE)
  const wanted = ref(false)

  function want(): void {
    if (wanted.value) return
    wanted.value = true
    informationKeysApi.read().then((read) => { keys.value = read }, forget)
  }

  /** They are read anew when they are wanted next. */
  function forget(): void {
    wanted.value = false
  }

  useLive().listen({ reset: forget })

  /** Apps choose keys, also such as every object has. */
  const names = computed(() => new Map(Object.entries(keys.value.labels)))
  const nameOf = (key: string): string => names.value.get(key) ?? key
  const isHidden = (key: string): boolean => keys.value.hidden.includes(key)

  return { nameOf, isHidden, want, forget }
})
