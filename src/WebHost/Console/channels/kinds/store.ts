import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { channelKindsApi, type Kind } from '@/api/channelKinds'
import type { ChannelKind } from '@/api/channelTypes'

/** The kinds of channels that this server has, and their forms. They change with the server alone, so they are read once. */
export const useChannelKinds = defineStore('channel-kinds', () => {
  const kinds = shallowRef<Kind[]>([])
  let reading: Promise<void> | null = null

  /** Fails as the call does; the next one who asks tries again. */
  function know(): Promise<void> {
    reading ??= channelKindsApi.list().then(
      (page) => { kinds.value = page.items },
      (error: unknown) => {
        reading = null
        throw error
      },
    )
    return reading
  }

  const of = (kind: ChannelKind): Kind | undefined => kinds.value.find((one) => one.kind === kind)

  return { kinds, know, of }
})
