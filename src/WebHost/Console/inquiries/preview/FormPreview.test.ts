// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Brand } from '@/api/types'
import { languages } from '@/brands/languages'
import { i18n } from '@/i18n'
import { payAndBank, someField } from '@/testing/inquiries'
import FormPreview from './FormPreview.vue'
import { formWords } from './formWords'

const brand: Brand = { id: 'b1', name: 'Cook Town', slug: 'cook', language: 'ja', supportEmail: 'help@cook.example', senderName: null, signature: null }
const shown = (fields = payAndBank, template = '') =>
  mount(FormPreview, { props: { brand, name: 'Payment', description: '', template, fields }, global: { plugins: [i18n] } })
const keys = (page: ReturnType<typeof shown>) => page.findAll('[data-testid=preview-field]').map((field) => field.attributes('data-key'))

describe('the preview of a form', () => {
  it('asks what hangs on an answer only once it was given', async () => {
    const page = shown()
    expect(keys(page)).not.toContain('bank')
    await page.get('[data-key=pay] select').setValue('cash')
    expect(keys(page)).toContain('bank')
    await page.get('[data-key=pay] select').setValue('card')
    expect(keys(page)).not.toContain('bank')
  })

  it('speaks the language of the brand', () => {
    const page = shown()
    expect(page.get('[lang=ja]').text()).toContain('お問い合わせ内容')
  })

  it('has a name for every field, and says what must be filled in', () => {
    const page = shown([someField({ required: true, help: 'On the receipt' })])
    const field = page.get('[data-key=order]')
    const input = field.get('input')
    expect(field.get('label').attributes('for')).toBe(input.attributes('id'))
    expect(field.get('label').text()).toContain(formWords('ja').required)
    expect(page.get(`[id="${input.attributes('aria-describedby') ?? ''}"]`).text()).toBe('On the receipt')
  })

  it('begins with the template, and follows it until one writes', async () => {
    const page = shown([], 'Order:')
    await page.setProps({ template: 'Order number:' })
    const question = page.get<HTMLTextAreaElement>('[data-key=body] textarea')
    expect(question.element.value).toBe('Order number:')
    await question.setValue('Mine')
    await page.setProps({ template: 'Other' })
    expect(question.element.value).toBe('Mine')
  })

  it('has words in every language of the service', () => {
    const said = languages.map(({ value }) => formWords(value).send)
    expect(new Set(said).size).toBe(languages.length)
  })
})
