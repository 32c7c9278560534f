// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { i18n } from '@/i18n'
import type { OpenTicket } from '../work/useTicket'
import { composerFile } from './composerFile'
import ComposerPlace from './ComposerPlace.vue'
import { Drafts } from './drafts'

const focused = vi.fn()
const restored = vi.fn()
const Composer = defineComponent({
  setup(_, { expose }) {
    expose({ focus: focused, restore: restored })
    return () => h('div', { 'data-testid': 'composer' })
  },
})

function place() {
  const opened = { ticket: ref({ id: 7 }) } as unknown as OpenTicket
  return mount(ComposerPlace, { props: { opened }, global: { plugins: [i18n], stubs: { SendButton: true, TypingLine: true } }, attachTo: document.body })
}

const there = () => { composerFile.value = Composer as unknown as typeof composerFile.value }

describe('the place where one writes', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.stubGlobal('requestAnimationFrame', () => 0) // Nothing is painted: the editor comes when the test says so.
    localStorage.clear()
    composerFile.value = null
    focused.mockClear()
    restored.mockClear()
  })

  it('hands the caret over to the editor', async () => {
    const shown = place()
    const field = shown.get('textarea')
    field.element.focus()
    there()
    await flushPromises()
    expect(shown.find('[data-testid=composer]').exists()).toBe(true)
    expect(focused).toHaveBeenCalledWith('reply')
    shown.unmount()
  })

  it('does not take the caret from where it is', async () => {
    const shown = place()
    there()
    await flushPromises()
    expect(focused).not.toHaveBeenCalled()
    shown.unmount()
  })

  it('keeps what was written early, below what was there, where the editor finds it', async () => {
    const drafts = new Drafts('')
    drafts.save(7, 'reply', { html: '<p>Before</p>', attachments: [] })
    const shown = place()
    await shown.get('textarea').setValue('Hello <there>\nand more')
    expect(drafts.read(7, 'reply').html).toBe('<p>Before</p><p>Hello &lt;there&gt;<br>and more</p>')
    await shown.get('textarea').setValue('')
    expect(drafts.read(7, 'reply').html).toBe('<p>Before</p>')
    shown.unmount()
  })

  it('waits with the editor while a syllable is being put together', async () => {
    const shown = place()
    await shown.get('textarea').trigger('compositionstart')
    there()
    await flushPromises()
    expect(shown.find('textarea').exists()).toBe(true)
    await shown.get('textarea').trigger('compositionend')
    await flushPromises()
    expect(shown.find('textarea').exists()).toBe(false)
    shown.unmount()
  })

  it('is a memo where one began a memo', async () => {
    const shown = place()
    await shown.get('[data-testid=mode-memo]').trigger('click')
    await shown.get('textarea').setValue('For us')
    there()
    await flushPromises()
    expect(focused).toHaveBeenCalledWith('memo')
    expect(new Drafts('').read(7, 'memo').html).toBe('<p>For us</p>')
    shown.unmount()
  })
})
