// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { i18n } from '@/i18n'
import { fakeServer, Refused, someConnection, someFinder } from '@/testing/finders'
import type { Finder } from './finder'
import FindersPage from './FindersPage.vue'

const inBody = <T extends HTMLElement>(id: string) => document.body.querySelector<T>(`[data-testid=${id}]`)

describe('the list of portal finders', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
  })

  async function shown(finders: Finder[], answers: Parameters<typeof fakeServer>[0] = {}) {
    const asked = fakeServer({ 'GET /finders': { items: finders, next: null }, ...answers })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
    const page = mount(FindersPage, { global: { plugins: [router, i18n] }, attachTo: document.body })
    await flushPromises()
    return { page, router, asked }
  }

  async function makes(page: Awaited<ReturnType<typeof shown>>['page']) {
    await page.get('[data-testid=new-finder]').trigger('click')
    await flushPromises()
    const name = inBody<HTMLInputElement>('new-finder-name')
    if (!name) return expect.fail()
    name.value = ' Games '
    name.dispatchEvent(new Event('input'))
    await flushPromises()
    document.body.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
    await flushPromises()
  }

  it('says what it is for while it is empty', async () => {
    const { page } = await shown([])
    expect(page.text()).toContain(i18n.global.t('finders.emptyText'))
    expect(page.findAll('[data-testid=new-finder]')).toHaveLength(1)
  })

  it('leads to each, and says what it takes', async () => {
    const { page } = await shown([someFinder({ connections: [someConnection()] }), someFinder({ id: 'f2', jwtOnly: false })])
    const rows = page.findAll('[data-testid=finder-row]')
    expect(rows.map((row) => row.get('a').attributes('href'))).toEqual(['/settings/finders/f1', '/settings/finders/f2'])
    expect(rows[0]?.text()).toContain(i18n.global.t('finders.signedOnly'))
    expect(rows[1]?.text()).toContain(i18n.global.t('finders.bothForms'))
  })

  it('makes one, shows its secret key once, and goes on to it', async () => {
    const { page, router, asked } = await shown([], {
      'POST /finders': { ...someFinder({ id: 'f9' }), secret: { id: 's1', secret: 'feedfeedfeedfeedfeedfeedfeedfeed' } },
    })
    await makes(page)
    expect(asked.find((call) => call.method === 'POST')?.body).toEqual({ name: 'Games' })
    expect(inBody('finder-secret')?.querySelector('input')?.value).toBe('feedfeedfeedfeedfeedfeedfeedfeed')
    inBody('finder-secret-seen')?.click()
    await vi.waitFor(() => { expect(router.currentRoute.value.path).toBe('/settings/finders/f9') })
  })

  it('says in the dialog why one cannot be made', async () => {
    const { page } = await shown([someFinder()], { 'POST /finders': new Refused(409, 'too_many_finders') })
    await makes(page)
    expect(document.body.querySelector('.dialog [role=alert]')?.textContent.trim()).toBe(i18n.global.t('problems.too_many_finders'))
  })

  it('offers no more once there are fifty', async () => {
    const { page } = await shown(Array.from({ length: 50 }, (_, at) => someFinder({ id: `f${at}` })))
    expect(page.get('[data-testid=new-finder]').attributes('disabled')).toBeDefined()
  })

  it('offers to try again where it could not be read', async () => {
    const { page } = await shown([], { 'GET /finders': new Refused(500, 'internal') })
    expect(page.text()).toContain(i18n.global.t('finders.failed'))
  })
})
