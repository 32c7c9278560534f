import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { brandsApi } from '@/api/brands'
import type { Brand } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread, whether } from '@/live/useReread'

export const useBrands = defineStore('brands', () => {
  const brands = ref<Brand[]>([])
  const state = ref<'unread' | 'ready' | 'failed'>('unread')

  async function read(): Promise<void> {
    try {
      brands.value = await brandsApi.list()
      state.value = 'ready'
    } catch (error) {
      if (state.value === 'unread') state.value = 'failed'
      throw error
    }
  }

  const reread = useReread(() => whether(read()))
  useLive().listen({
    changed: (kind) => { if (kind === 'brands') reread() },
    reset: reread,
  })

  const byId = computed(() => new Map(brands.value.map((brand) => [brand.id, brand])))
  const nameOf = (id: string) => byId.value.get(id)?.name ?? ''

  return { brands, byId, state, read, nameOf }
})
