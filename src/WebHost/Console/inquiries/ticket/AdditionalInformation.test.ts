// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { informationKeysApi } from '@/api/finders'
import { i18n } from '@/i18n'
import { FakeLive } from '@/testing/live'
import { useInformationKeys } from '../informationKeys'
import AdditionalInformation from './AdditionalInformation.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('what an app sent along', () => {
  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
    vi.spyOn(informationKeysApi, 'read').mockResolvedValue({ labels: { deviceModel: 'Device' }, hidden: ['deviceId'] })
  })

  afterEach(() => { vi.restoreAllMocks() })

  const shown = (information: Record<string, string>) => mount(AdditionalInformation, { props: { information }, global: { plugins: [i18n] } })

  it('bears the names of the finders, and what they hide is there for who asks for all', async () => {
    const panel = shown({ deviceModel: 'iPhone 15', deviceId: '77', 서버: 'asia' })
    await flushPromises()

    expect(panel.findAll('dt').map((name) => name.text())).toEqual(['Device', '서버'])
    await panel.find('.information-more').trigger('click')
    expect(panel.findAll('dt').map((name) => name.text())).toEqual(['Device', 'deviceId', '서버'])
  })

  it('has keys such as every object has', async () => {
    const panel = shown({ constructor: 'a', toString: 'b' })
    await flushPromises()

    expect(panel.findAll('dt').map((name) => name.text())).toEqual(['constructor', 'toString'])
  })

  it('asks once, and again after a finder was changed', async () => {
    shown({ a: '1' })
    shown({ b: '2' })
    expect(informationKeysApi.read).toHaveBeenCalledTimes(1)

    useInformationKeys().forget()
    shown({ c: '3' })
    await flushPromises()
    expect(informationKeysApi.read).toHaveBeenCalledTimes(2)
  })

  it('asks for nothing where there is nothing', () => {
    expect(shown({}).find('section').exists()).toBe(false)
    expect(informationKeysApi.read).not.toHaveBeenCalled()
  })
})
