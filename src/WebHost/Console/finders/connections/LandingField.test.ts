// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import Combobox from '@/design/Combobox.vue'
import Select from '@/design/Select.vue'
import { i18n } from '@/i18n'
import { fakeServer } from '@/testing/finders'
import { someType } from '@/testing/inquiries'
import { FakeLive } from '@/testing/live'
import type { Landing } from '../finder'
import LandingField from './LandingField.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('where a connection leads', () => {
  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  async function shown(landing: Landing, answers: Parameters<typeof fakeServer>[0] = {}) {
    const asked = fakeServer(answers)
    const field = mount(LandingField, { props: { brand: 'b1', landing, n: 1, invalid: false }, global: { plugins: [i18n] }, attachTo: document.body })
    await flushPromises()
    const changed = () => field.emitted<[Landing]>('change')?.map(([now]) => now)
    return { field, asked, changed }
  }

  it('forgets what it was of when it is another page', async () => {
    const { field, changed } = await shown({ page: 'article', id: 'a1' })
    field.findComponent(Select).vm.$emit('update:modelValue', 'notices')
    expect(changed()).toEqual([{ page: 'notices', id: null }])
  })

  it('is an inquiry form of a type of the brand, or of any', async () => {
    const { field, changed } = await shown({ page: 'request', id: 't1' }, { 'GET /brands/b1/inquiry-types': { items: [someType()], next: null } })
    const types = field.findAllComponents(Select)[1]
    expect(types?.props('options').map((option) => option.label)).toEqual([i18n.global.t('finders.anyType'), 'Payment'])
    types?.vm.$emit('update:modelValue', 'any')
    expect(changed()).toEqual([{ page: 'request', id: null }])
  })

  it('calls an article by its title, and says where it is gone', async () => {
    const { field } = await shown({ page: 'article', id: 'a1' }, { 'GET /brands/b1/kb/articles/a1': { title: 'Refunds' } })
    expect(field.get('[data-testid=landing-target]').text()).toBe('Refunds')
    const gone = await shown({ page: 'article', id: 'a2' })
    expect(gone.field.get('[data-testid=landing-target]').text()).toBe(i18n.global.t('finders.unknownTarget'))
  })

  it('offers categories and no folders', async () => {
    const places = [
      { id: 'k1', kind: 'category', name: 'Payments', path: ['Payments'] }, { id: 'o1', kind: 'folder', name: 'Cards', path: ['Payments', 'Cards'] },
    ]
    const { field, changed } = await shown({ page: 'category', id: null }, { 'GET /brands/b1/kb/places': { items: places, next: null } })
    await field.get('[data-testid=landing-target]').trigger('click')
    await vi.waitFor(() => { expect(field.findComponent(Combobox).props('options')).toEqual([{ value: 'k1', label: 'Payments' }]) })
    field.findComponent(Combobox).vm.$emit('pick', 'k1')
    expect(changed()).toEqual([{ page: 'category', id: 'k1' }])
  })

  it('offers only articles that customers may read', async () => {
    const hit = (id: string, url: string | null) => ({ id, title: id, snippet: '', path: '', url })
    const found = { items: [hit('a1', '/portal/a1'), hit('a2', null)], total: 2 }
    const { field } = await shown({ page: 'article', id: null }, { 'GET /brands/b1/kb/search?q=re&limit=50': found })
    field.findComponent(Combobox).vm.$emit('typed', 're')
    await vi.waitFor(() => { expect(field.findComponent(Combobox).props('options')).toEqual([{ value: 'a1', label: 'a1' }]) })
  })
})
