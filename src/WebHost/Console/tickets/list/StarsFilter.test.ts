// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Channel } from '@/api/channelTypes'
import { useChannels } from '@/channels/store'
import { i18n } from '@/i18n'
import { FakeLive } from '@/testing/live'
import StarsFilter from './StarsFilter.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const channel = (kind: string, brand: string) => ({ id: `${kind} ${brand}`, kind, name: kind, brand }) as Channel

function shown(channels: Channel[], brand: string | null, chosen: number[] = []) {
  useChannels().channels = channels
  return mount(StarsFilter, { props: { brand, chosen }, global: { plugins: [i18n] } })
}

describe('the filter by stars', () => {
  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
  })

  it.each(['googlePlay', 'appStore'])('is there where a channel of %s is', (kind) => {
    expect(shown([channel('email', 'b1'), channel(kind, 'b1')], null).findAll('button')).toHaveLength(5)
  })

  it('is not there without one, or for a brand that has none', () => {
    expect(shown([channel('email', 'b1')], null).find('button').exists()).toBe(false)
    expect(shown([channel('googlePlay', 'b1')], 'b2').find('button').exists()).toBe(false)
    expect(shown([channel('googlePlay', 'b1')], 'b1').find('button').exists()).toBe(true)
  })

  it('stays while the list is narrowed by it, so that it can be taken back', async () => {
    const filter = shown([], null, [2, 1])
    expect(filter.findAll('[aria-pressed="true"] [data-stars]').map((one) => one.attributes('data-stars'))).toEqual(['2', '1'])
    await filter.findAll('[aria-pressed="true"]')[0]?.trigger('click')
    expect(filter.emitted('change')).toEqual([[[1]]])
  })

  it('says each number in words', () => {
    const names = shown([], null, [5]).findAll('button [role="img"]').map((one) => one.attributes('aria-label'))
    expect(names).toHaveLength(5)
    expect(names[0]).toContain('5')
    expect(new Set(names).size).toBe(5)
  })
})
