// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/i18n'
import { someCustomer } from '@/testing/customer'
import EraseCustomer from './EraseCustomer.vue'

async function shown(open: number) {
  const customer = someCustomer({ name: 'Haneul Kim', tickets: { open, all: 3 } })
  const dialog = mount(EraseCustomer, { props: { customer, open: true, busy: false, problem: null }, global: { plugins: [i18n] }, attachTo: document.body })
  await nextTick()
  const find = <T extends HTMLElement>(id: string) => document.querySelector<T>(`[data-testid=${id}]`)
  async function type(text: string) {
    const input = find<HTMLInputElement>('erase-name')
    if (!input) throw new Error('There is no field.')
    input.value = text
    input.dispatchEvent(new Event('input'))
    await nextTick()
  }
  return { dialog, find, type }
}

describe('the question before somebody is erased', () => {
  it('is answered only by who writes whom they mean', async () => {
    const { dialog, find, type } = await shown(0)
    const form = find<HTMLFormElement>('erase-dialog')
    await type('Haneul')
    form?.dispatchEvent(new Event('submit'))
    expect([find<HTMLButtonElement>('erase-go')?.disabled, dialog.emitted('erase')]).toEqual([true, undefined])
    await type(' Haneul Kim ')
    form?.dispatchEvent(new Event('submit'))
    expect([find<HTMLButtonElement>('erase-go')?.disabled, dialog.emitted('erase')?.length]).toEqual([false, 1])
    dialog.unmount()
  })

  it('says how many tickets go, and how many of them are open', async () => {
    const { dialog, find } = await shown(2)
    expect(find('erase-tickets')?.textContent).toContain('3')
    expect(find('erase-open')?.textContent).toContain('2')
    dialog.unmount()
  })
})
