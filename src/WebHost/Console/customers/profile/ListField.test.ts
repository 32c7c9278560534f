// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { i18n } from '@/i18n'
import ListField from './ListField.vue'

const shown = (props: object = {}) => mount(ListField, { props: { label: 'Addresses', adds: 'Add', values: ['a@x.example'], ...props }, global: { plugins: [i18n] } })

describe('a few short texts', () => {
  it('takes one more with Enter, and several where they were pasted as several', async () => {
    const list = shown({ mail: true })
    await list.get('input').setValue('b@x.example, c@x.example a@x.example b@x.example')
    await list.get('input').trigger('keydown', { key: 'Enter' })
    expect(list.emitted('change')).toEqual([[['a@x.example', 'b@x.example', 'c@x.example']]])
  })

  it('leaves words together that are no addresses', async () => {
    const list = shown({ values: [] })
    await list.get('input').setValue('early bird')
    await list.get('input').trigger('blur')
    expect(list.emitted('change')).toEqual([[['early bird']]])
  })

  it('gives back what was refused, to be mended', async () => {
    const list = shown({ quiet: true })
    list.vm.restore('b@x')
    await list.vm.$nextTick()
    expect(list.get('input').element.value).toBe('b@x')
  })

  it('lets one go', async () => {
    const list = shown()
    await list.get('.drop').trigger('click')
    expect(list.emitted('change')).toEqual([[[]]])
  })
})
