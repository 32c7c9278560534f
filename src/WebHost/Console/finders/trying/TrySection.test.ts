// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import { fakeServer, Refused, someFinder, type Asked } from '@/testing/finders'
import { FakeLive } from '@/testing/live'
import { tryingSteps, type TriedAddress, type TriedStep, type TryingStep } from '../finder'
import TrySection from './TrySection.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const step = (name: TryingStep, ok = true, code: string | null = null): TriedStep => ({ step: name, ok, code, detail: null })
const refused: TriedAddress = {
  steps: [step('form'), step('accessKey'), step('credentials', false, 'bad_credentials')], status: 401, code: 'bad_credentials',
  location: null, brand: null, user: null, information: {},
}
const led: TriedAddress = {
  steps: tryingSteps.map((name) => step(name)), status: 302, code: null, location: '/portal/cook', brand: 'b1',
  user: { id: 'u1', name: 'Hong Gildong', email: 'hong@example.com', verified: true }, information: { deviceModel: 'iPhone 11', ram: '4096' },
}
const address = 'https://help.example/portals/finder?access_key=0123456789abcdef&secret_key=feedfeed'

describe('trying an address', () => {
  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
  })

  afterEach(() => { vi.unstubAllGlobals() })

  async function tried(answer: unknown, wanted = address) {
    const asked: Asked[] = fakeServer({ 'POST /finders/f1/try': answer })
    const finder = someFinder({ labels: { deviceModel: 'Device' }, hidden: ['ram'] })
    const page = mount(TrySection, { props: { finder, dirty: false }, global: { plugins: [i18n] } })
    await page.get('[data-testid=try-address]').setValue(wanted)
    await page.get('form').trigger('submit')
    await flushPromises()
    const states = page.findAll('[data-testid=try-step]').map((one) => `${one.attributes('data-step') ?? ''} ${one.attributes('data-state') ?? ''}`)
    return { page, asked, states }
  }

  it('marks the step that failed, says what to do about it, and greys what was not come to', async () => {
    const { page, states } = await tried(refused)
    expect(states).toEqual(['form ok', 'accessKey ok', 'credentials failed', 'keys skipped', 'connection skipped', 'portal skipped', 'landing skipped'])
    expect(page.get('[data-step=credentials]').text()).toContain(i18n.global.t('finders.refused.bad_credentials'))
    expect(page.get('[data-testid=try-status]').text()).toBe('401 bad_credentials')
    expect(page.find('[data-testid=try-location]').exists()).toBe(false)
  })

  it('says where it leads, who the customer is, and what comes along by its label', async () => {
    const { page } = await tried(led, '?jwt=a.b.c')
    expect(page.get('[data-testid=try-location]').text()).toBe('/portal/cook')
    expect(page.get('[data-testid=try-user]').text()).toContain('Hong Gildong')
    expect(page.get('[data-testid=try-user]').text()).toContain(i18n.global.t('finders.verified'))
    expect(page.get('[data-key=deviceModel]').text()).toContain('Device')
    expect(page.get('[data-key=ram]').text()).toContain(i18n.global.t('finders.hiddenMark'))
  })

  it('says of a claimed identity that it is not verified', async () => {
    const { page } = await tried({ ...led, user: { ...led.user, verified: false } })
    expect(page.get('[data-testid=try-user]').text()).toContain(i18n.global.t('finders.notVerified'))
  })

  it('has words where a portal is closed, without a code', async () => {
    const { page } = await tried({ ...refused, status: 200, code: null, steps: [step('form'), step('portal', false)] })
    expect(page.get('[data-step=portal]').text()).toContain(i18n.global.t('finders.failedSteps.portal'))
  })

  it('leaves what may be secret in its field alone: in no address, history or storage', async () => {
    const { asked, page } = await tried(led)
    expect(asked.map((call) => [call.path, call.body])).toEqual([['/finders/f1/try', { url: address }]])
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href])).not.toContain('feedfeed')
    await page.get('[data-testid=try-clear]').trigger('click')
    expect(page.html()).not.toContain('feedfeed')
    expect(page.get<HTMLTextAreaElement>('[data-testid=try-address]').element.value).toBe('')
  })

  it('shows no earlier answer where the call itself was refused', async () => {
    const { page } = await tried(new Refused(429, 'too_many'))
    expect(page.find('[data-testid=try-answer]').exists()).toBe(false)
    expect(page.get('[role=alert]').text()).toBe(i18n.global.t('problems.too_many'))
  })
})
