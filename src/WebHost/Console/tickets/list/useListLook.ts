import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { useSession } from '@/accounts/session'
import type { ColumnName, Density } from './columns'
import { lookOf, usual, type Look } from './look'

/** How a member likes the list; kept in this browser. */
export const useListLook = defineStore('list-look', () => {
  const session = useSession()
  const key = computed(() => `list-look.${session.me?.id ?? ''}`)
  const look = ref<Look>(usual)

  watch(key, (now) => (look.value = lookOf(localStorage.getItem(now))), { immediate: true })

  function set(next: Partial<Look>): void {
    look.value = { ...look.value, ...next }
    localStorage.setItem(key.value, JSON.stringify(look.value))
  }

  function toggle(name: ColumnName): void {
    const { hidden } = look.value
    set({ hidden: hidden.includes(name) ? hidden.filter((one) => one !== name) : [...hidden, name] })
  }

  return {
    density: computed(() => look.value.density),
    hidden: computed(() => look.value.hidden),
    setDensity: (density: Density) => { set({ density }) },
    toggle,
  }
})
