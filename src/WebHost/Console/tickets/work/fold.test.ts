// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { nextTick } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import { i18n } from '@/i18n'
import HtmlBody from './HtmlBody.vue'
import TextBody from './TextBody.vue'

vi.mock('@/design/theme', () => ({ theme: { value: 'light' } }))
vi.stubGlobal('ResizeObserver', class { observe = vi.fn(); disconnect = vi.fn() })
const global = { plugins: [i18n] }
const text = 'Thank you\n\nOn Monday Kim wrote:\n> Hello'
const folds = [{ start: 11, length: text.length - 11, kind: 'quote' as const }]

describe('what is folded away', () => {
  it('comes and goes with one click, and says so', async () => {
    const body = mount(TextBody, { props: { text, folds }, global })
    const toggle = body.get('button')
    expect(body.get('.text').text()).toBe('Thank you')
    expect(toggle.attributes('aria-expanded')).toBe('false')
    expect(toggle.attributes('aria-label')).toBe(i18n.global.t('tickets.quote'))

    await toggle.trigger('click')
    expect(body.get('.text').text()).toBe(text)
    expect(toggle.attributes('aria-expanded')).toBe('true')

    await toggle.trigger('click')
    expect(body.get('.text').text()).toBe('Thank you')
  })

  it('needs no button where nothing is', () => {
    expect(mount(TextBody, { props: { text, folds: [] }, global }).find('button').exists()).toBe(false)
    expect(mount(HtmlBody, { props: { html: '<p>a data-fold="quote"</p>', label: 'x' }, global }).find('button').exists()).toBe(false)
  })

  it('opens in the frame of a mail', async () => {
    const body = mount(HtmlBody, { props: { html: '<p>Hi</p><div data-fold="quote">Before</div>', label: 'x' }, global, attachTo: document.body })
    await body.get('button').trigger('click')
    await nextTick()
    expect(body.get('button').attributes('aria-expanded')).toBe('true')
    expect((body.get('iframe').element as HTMLIFrameElement).contentDocument?.body.classList.contains('open')).toBe(true)
  })
})
