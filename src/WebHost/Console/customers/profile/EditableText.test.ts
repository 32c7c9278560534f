// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { i18n } from '@/i18n'
import EditableText from './EditableText.vue'

function shown(save: (text: string) => Promise<boolean>) {
  return mount(EditableText, { props: { value: 'Haneul', label: 'Name', most: 200, save }, global: { plugins: [i18n] } })
}

describe('a text that is changed where it stands', () => {
  it('is a text again when it was kept', async () => {
    const save = vi.fn(() => Promise.resolve(true))
    const text = shown(save)
    await text.get('button').trigger('click')
    await text.get('input').setValue(' Haneul Kim ')
    await text.get('form').trigger('submit')
    await vi.waitFor(() => { expect(text.find('input').exists()).toBe(false) })
    expect(save).toHaveBeenCalledExactlyOnceWith('Haneul Kim')
  })

  it('keeps in its field what was refused, although another text has come meanwhile', async () => {
    const text = shown(() => Promise.resolve(false))
    await text.get('button').trigger('click')
    await text.get('input').setValue('Mine')
    await text.get('form').trigger('submit')
    await text.setProps({ value: 'Theirs', error: 'Somebody else just changed this.' })
    await nextTick()
    expect([text.get('input').element.value, text.get('[role=alert]').text()]).toEqual(['Mine', 'Somebody else just changed this.'])
  })

  it('asks nobody where nothing is another', async () => {
    const save = vi.fn(() => Promise.resolve(true))
    const text = shown(save)
    await text.get('button').trigger('click')
    await text.get('form').trigger('submit')
    expect([save.mock.calls.length, text.find('input').exists()]).toEqual([0, false])
  })
})
