// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { toasts } from '@/design/toasts'
import { i18n } from '@/i18n'
import { fakeServer, Refused } from '@/testing/finders'
import SecretsSection from './SecretsSection.vue'

const secret = (id: string, day: string) => ({ id, createdAt: `2026-01-${day}T00:00:00Z`, lastUsedAt: null })
const body = (id: string) => document.body.querySelector<HTMLElement>(`[data-testid=${id}]`)

describe('the secret keys of a finder', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    document.body.replaceChildren()
    toasts.splice(0)
  })

  function shown(secrets = [secret('s1', '01')]) {
    const read = vi.fn(() => Promise.resolve())
    const page = mount(SecretsSection, { props: { finder: 'f1', secrets, read }, global: { plugins: [i18n] }, attachTo: document.body })
    return { page, read }
  }

  it('shows a new one this once, and nowhere any more after that', async () => {
    fakeServer({ 'POST /finders/f1/secrets': { id: 's2', secret: 'feedfeedfeedfeedfeedfeedfeedfeed' } })
    const { page, read } = shown()
    await page.get('[data-testid=make-secret]').trigger('click')
    await flushPromises()
    expect(body('finder-secret')?.querySelector('input')?.value).toBe('feedfeedfeedfeedfeedfeedfeedfeed')
    expect(read).toHaveBeenCalledOnce()
    body('finder-secret-seen')?.click()
    await vi.waitFor(() => { expect(body('finder-secret')).toBe(null) })
  })

  it('keeps the only one, and makes no third', () => {
    const { page } = shown()
    expect(page.find('[data-testid=remove-secret]').exists()).toBe(false)
    const both = shown([secret('s1', '01'), secret('s2', '02')]).page
    expect(both.findAll('[data-testid=remove-secret]')).toHaveLength(2)
    expect(both.get('[data-testid=make-secret]').attributes('disabled')).toBeDefined()
  })

  it('says what comes next in changing one', () => {
    const advice = (...secrets: ReturnType<typeof secret>[]) => shown(secrets).page.get('[data-testid=secret-advice]').text()
    expect(advice(secret('s1', '01'))).toBe(i18n.global.t('finders.oneSecret'))
    expect(advice(secret('s1', '01'), secret('s2', '02'))).toBe(i18n.global.t('finders.twoSecrets'))
  })

  it('lists the older first', () => {
    const rows = shown([secret('s2', '02'), secret('s1', '01')]).page.findAll('[data-testid=secret-row]')
    expect(rows.map((row) => row.attributes('data-secret'))).toEqual(['s1', 's2'])
  })

  it('removes one only when that was confirmed, and says where it was refused', async () => {
    const asked = fakeServer({ 'DELETE /finders/f1/secrets/s1': new Refused(409, 'last_secret') })
    const { page, read } = shown([secret('s1', '01'), secret('s2', '02')])
    await page.get('[data-testid=remove-secret]').trigger('click')
    await flushPromises()
    expect(asked).toEqual([])
    document.body.querySelector<HTMLElement>('.dialog-actions button:last-child')?.click()
    await vi.waitFor(() => { expect(toasts.map((one) => one.text)).toEqual([i18n.global.t('problems.last_secret')]) })
    expect(read).not.toHaveBeenCalled()
  })
})
