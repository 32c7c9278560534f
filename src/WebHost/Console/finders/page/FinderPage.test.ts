// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter, RouterView } from 'vue-router'
import type { Brand } from '@/api/types'
import { useBrands } from '@/brands/store'
import Select from '@/design/Select.vue'
import { i18n } from '@/i18n'
import { fakeServer, Refused, someConnection, someFinder, type Asked } from '@/testing/finders'
import { FakeLive } from '@/testing/live'
import type { Finder } from '../finder'
import FinderPage from './FinderPage.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const brand = (id: string, name: string): Brand => ({
  id, name, slug: id, language: 'ko', supportEmail: `help@${id}.example`, senderName: null, signature: null,
})

describe('the page of a portal finder', () => {
  let finder: Finder
  let answers: Parameters<typeof fakeServer>[0]
  let asked: Asked[]

  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
    useBrands().brands = [brand('b1', 'Cook Town'), brand('b2', 'Hero Rush')]
    finder = someFinder({ connections: [someConnection()], labels: { deviceModel: 'Device' } })
    answers = {
      'GET /finders/f1': () => finder,
      'PATCH /finders/f1': ({ body }: Asked) => (finder = { ...finder, ...(body as Partial<Finder>), version: finder.version + 1 }),
    }
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  async function opened() {
    asked = fakeServer(answers)
    const router = createRouter({
      history: createMemoryHistory(),
      routes: [{ path: '/settings/finders/:finder', component: FinderPage }, { path: '/:rest(.*)*', component: { render: () => null } }],
    })
    await router.push('/settings/finders/f1')
    const page = mount(RouterView, { global: { plugins: [router, i18n] }, attachTo: document.body })
    await flushPromises()
    const by = (id: string) => page.get(`[data-testid=${id}]`)
    const all = (id: string) => page.findAll(`[data-testid=${id}]`)
    const save = async () => {
      await by('save-finder').trigger('click')
      await flushPromises()
    }
    return { page, router, by, all, save }
  }

  const sent = (method: string, path = '/finders/f1') => asked.filter((call) => call.method === method && call.path === path)

  it('sends what was changed, from the version that was read', async () => {
    const { by, save } = await opened()
    await by('finder-name').setValue('Games')
    await save()
    expect(sent('PATCH')).toMatchObject([{ body: { name: 'Games' }, headers: { 'If-Match': '"3"' } }])
    expect(by('save-finder').attributes('disabled')).toBeDefined()
  })

  it('says what it means to take plain addresses, before it is saved', async () => {
    const { page, by } = await opened()
    expect(page.find('[data-testid=finder-plain-warning]').exists()).toBe(false)
    await by('finder-jwt-only').trigger('click')
    expect(by('finder-plain-warning').text()).not.toBe('')
    expect(sent('PATCH')).toEqual([])
  })

  it('adds a connection for the brand of the last, and sends all of them', async () => {
    const { by, all, save } = await opened()
    await by('add-connection').trigger('click')
    await flushPromises()
    expect(document.activeElement).toBe(all('connection-key')[3]?.element)
    await all('connection-key')[3]?.setValue('en')
    await all('connection-default')[1]?.setValue(true)
    await save()
    const home = { page: 'home', id: null }
    expect(sent('PATCH')[0]?.body).toEqual({ connections: [
      { id: 'c1', brand: 'b1', keys: ['ko', 'asia'], landing: home, default: false }, { brand: 'b1', keys: ['en'], landing: home, default: true },
    ] })
  })

  it('takes several keys that are pasted, each to its place', async () => {
    const { all, save } = await opened()
    await all('connection-key')[0]?.trigger('paste', { clipboardData: { getData: () => 'en, eu, goodgame' } })
    await save()
    expect(sent('PATCH')[0]?.body).toMatchObject({ connections: [{ keys: ['en', 'eu', 'goodgame'] }] })
  })

  it('asks the server nothing while keys are wrong, and says so beside them', async () => {
    const { by, all, save } = await opened()
    await all('connection-key')[0]?.setValue('한국')
    await save()
    expect(sent('PATCH')).toEqual([])
    expect(by('connection-row').get('[role=alert]').text()).toBe(i18n.global.t('finders.faults.bad_keys'))
    expect(document.activeElement).toBe(all('connection-key')[0]?.element)
  })

  it.each([
    ['keys_taken', 'connections[0].keys'], ['no_such_brand', 'connections[0].brand'],
    ['bad_landing', 'connections[0].landing'], ['two_defaults', 'connections[0].default'],
  ])('says %s beside the connection that the server blames', async (code, field) => {
    answers['PATCH /finders/f1'] = new Refused(422, code, field)
    const { page, by, all, save } = await opened()
    await all('connection-key')[0]?.setValue('en')
    await save()
    expect(page.findAll('[role=alert]')).toHaveLength(1)
    expect(by('connection-row').get('[role=alert]').text()).toBe(i18n.global.t(`problems.${code}`))
  })

  it('says at the top what the server refuses without blaming a field', async () => {
    answers['PATCH /finders/f1'] = new Refused(403, 'not_allowed')
    const { page, by, save } = await opened()
    await by('finder-name').setValue('Games')
    await save()
    expect(page.findAll('[role=alert]').map((one) => one.text())).toEqual([i18n.global.t('problems.not_allowed')])
  })

  it('has another landing for another brand', async () => {
    finder = someFinder({ connections: [someConnection({ landing: { page: 'request', id: 't1' } })] })
    const { page, save } = await opened()
    page.findAllComponents(Select).find((one) => one.props('placeholder') === i18n.global.t('finders.chooseBrand'))?.vm.$emit('update:modelValue', 'b2')
    await flushPromises()
    await save()
    expect(sent('PATCH')[0]?.body).toMatchObject({ connections: [{ brand: 'b2', landing: { page: 'request', id: null } }] })
  })

  it('names and hides a key of the additional information', async () => {
    const { by, save } = await opened()
    await by('information-label').setValue('Phone')
    await by('information-hidden').trigger('click')
    await save()
    expect(sent('PATCH')[0]?.body).toEqual({ labels: { deviceModel: 'Phone' }, hidden: ['deviceModel'] })
  })

  it('keeps mine where somebody else saved first, and saves it over theirs only then', async () => {
    const { page, by, save } = await opened()
    answers['PATCH /finders/f1'] = ({ headers }: Asked) => (headers['If-Match'] === '"9"' ? finder : new Refused(412, 'version_conflict'))
    finder = { ...finder, jwtOnly: false, version: 9 }
    await by('finder-name').setValue('Mine')
    await save()
    await page.get('[data-testid=finder-conflict]').findAll('button').at(-1)?.trigger('click')
    expect([(by('finder-name').element as HTMLInputElement).value, by('finder-jwt-only').attributes('aria-checked')]).toEqual(['Mine', 'false'])
    await save()
    expect(sent('PATCH').at(-1)).toMatchObject({ body: { name: 'Mine' }, headers: { 'If-Match': '"9"' } })
  })

  it('asks before one leaves what one wrote', async () => {
    const { by, router } = await opened()
    await by('finder-name').setValue('Games')
    void router.push('/settings/finders')
    await vi.waitFor(() => { expect(document.body.textContent).toContain(i18n.global.t('writing.leaveTitle')) })
    expect(router.currentRoute.value.path).toBe('/settings/finders/f1')
  })
})
