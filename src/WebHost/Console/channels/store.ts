import { defineStore } from 'pinia'
import { ref } from 'vue'
import { channelsApi } from '@/api/brands'
import type { Channel } from '@/api/channelTypes'
import { useBrands } from '@/brands/store'
import { useLive } from '@/live/store'

/** Every channel of the brands one sees, for names and filters; the settings pages read theirs themselves. */
export const useChannels = defineStore('channels', () => {
  const channels = ref<Channel[]>([])

  async function read(): Promise<void> {
    const lists = await Promise.all(useBrands().brands.map((brand) => channelsApi.list(brand.id)))
    channels.value = lists.flatMap((list) => list.items)
  }

  useLive().listen({
    changed: (kind) => { if (kind === 'channels' || kind === 'brands') void read().catch(() => undefined) },
    reset: () => void read().catch(() => undefined),
  })

  const byId = (id: string) => channels.value.find((channel) => channel.id === id)

  return { channels, read, byId }
})
