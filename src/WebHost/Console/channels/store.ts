import { defineStore } from 'pinia'
import { ref } from 'vue'
import { channelsApi } from '@/api/brands'
import type { Channel } from '@/api/channelTypes'
import { useBrands } from '@/brands/store'
import { useLive } from '@/live/store'
import { useReread, whether } from '@/live/useReread'

/** Every channel of the brands one sees, for names and filters; the settings pages read theirs themselves. */
export const useChannels = defineStore('channels', () => {
  const channels = ref<Channel[]>([])

  async function read(): Promise<void> {
    const lists = await Promise.all(useBrands().brands.map((brand) => channelsApi.list(brand.id)))
    channels.value = lists.flatMap((list) => list.items)
  }

  const reread = useReread(() => whether(read()))
  useLive().listen({
    changed: (kind) => { if (kind === 'channels' || kind === 'brands') reread() },
    reset: reread,
  })

  const byId = (id: string) => channels.value.find((channel) => channel.id === id)

  return { channels, read, byId }
})
