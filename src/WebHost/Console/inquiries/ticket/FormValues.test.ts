// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inquiryTypesApi } from '@/api/inquiryTypes'
import { Problem } from '@/api/problem'
import type { Ticket, TicketPatch } from '@/api/types'
import { toasts } from '@/design/toasts'
import { i18n } from '@/i18n'
import { someField, someType } from '@/testing/inquiries'
import { FakeLive } from '@/testing/live'
import { someRow } from '@/testing/some'
import { useInquiryTypes } from '../store'
import FormValues from './FormValues.vue'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

const fields = [someField(), someField({ key: 'mail', label: 'Shop e-mail', kind: 'email' })]
const ticket = {
  ...someRow({ type: 't1' }), cc: [], addedByMail: [], maybeRelated: [], additionalInformation: {}, language: 'en', fields: { order: 'A-17' },
  form: [{ key: 'order', label: 'Order number', kind: 'text', options: [] }], typeName: 'Payment',
} as Ticket

describe('the form of a ticket beside it', () => {
  let saved: TicketPatch[]
  let refusal: Problem | null

  beforeEach(async () => {
    live = new FakeLive()
    setActivePinia(createPinia())
    saved = []
    refusal = null
    toasts.splice(0)
    vi.spyOn(inquiryTypesApi, 'list').mockResolvedValue([someType({ fields })])
    await useInquiryTypes().read('b1')
  })

  afterEach(() => { vi.restoreAllMocks() })

  function shown() {
    const save = (wish: TicketPatch) => {
      saved.push(wish)
      return refusal ? Promise.reject(refusal) : Promise.resolve()
    }
    return mount(FormValues, { props: { ticket, save }, global: { plugins: [i18n] } })
  }

  it('changes one value where it stands, and offers the way back', async () => {
    const page = shown()
    await page.get('[data-key=order] button').trigger('click')
    await page.get('[data-key=order] input').setValue('B-4')
    await page.get('[data-key=order] form').trigger('submit')
    await vi.waitFor(() => { expect(page.find('form').exists()).toBe(false) })
    toasts.find((toast) => toast.action)?.action?.run()
    expect(saved).toEqual([{ fields: { order: 'B-4' } }, { fields: { order: 'A-17' } }])
  })

  it('keeps in its field what was refused, and says why beside it', async () => {
    refusal = new Problem(400, 'not_an_email', null, 'fields.mail')
    const page = shown()
    await page.get('[data-key=mail] button').trigger('click')
    await page.get('[data-key=mail] input').setValue('nobody')
    await page.get('[data-key=mail] form').trigger('submit')
    await vi.waitFor(() => { expect(page.get('[role=alert]').text()).not.toBe('') })
    expect(page.get<HTMLInputElement>('[data-key=mail] input').element.value).toBe('nobody')
  })

  it('empties a value, and asks nobody where nothing is another', async () => {
    const page = shown()
    await page.get('[data-key=order] button').trigger('click')
    await page.get('[data-key=order] form').trigger('submit')
    expect(saved).toEqual([])
    await vi.waitFor(() => { expect(page.find('form').exists()).toBe(false) })
    await page.get('[data-key=order] button').trigger('click')
    await page.get('[data-key=order] input').setValue(' ')
    await page.get('[data-key=order] form').trigger('submit')
    expect(saved).toEqual([{ fields: { order: null } }])
  })
})
