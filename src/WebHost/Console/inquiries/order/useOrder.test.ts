// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { i18n } from '@/i18n'
import Grip from './Grip.vue'
import { useOrder } from './useOrder'

function shown() {
  const ids = ref(['a', 'b', 'c'])
  const landed: string[] = []
  const words = { grabbed: (id: string) => `grabbed ${id}`, moved: (id: string, at: number) => `${id} at ${at}`, dropped: (id: string) => `dropped ${id}`, back: (id: string) => `back ${id}` }
  const page = mount(defineComponent({
    setup() {
      const order = useOrder(() => ids.value, (id, to) => {
        landed.push(`${id}>${to}`)
        ids.value = ids.value.filter((one) => one !== id).toSpliced(to, 0, id)
      }, words)
      return () => h('div', [
        h('ol', { ref: order.hold }, order.shown.value.map((id) => h('li', { 'key': id, 'data-order': id }, h(Grip, { id, name: id, order })))),
        h('p', { role: 'status' }, order.said.value),
      ])
    },
  }), { attachTo: document.body, global: { plugins: [i18n] } })
  const grip = (id: string) => page.get(`[data-order=${id}] [data-grip]`)
  const press = (id: string, key: string) => grip(id).trigger('keydown', { key })
  const order = () => page.findAll('li').map((row) => row.attributes('data-order')).join('')
  return { page, grip, press, order, landed, said: () => page.get('[role=status]').text() }
}

describe('a list in order', () => {
  it('is carried by the arrows between two spaces, with the focus, and told once', async () => {
    const { page, grip, press, order, landed, said } = shown()
    ;(grip('a').element as HTMLElement).focus()
    await press('a', ' ')
    expect([grip('a').attributes('aria-pressed'), said()]).toEqual(['true', 'grabbed a'])
    await press('a', 'ArrowDown')
    await press('a', 'ArrowDown')
    await press('a', 'ArrowDown')
    expect([order(), said(), landed]).toEqual(['bca', 'a at 3', []])
    expect(document.activeElement).toBe(grip('a').element)
    await press('a', ' ')
    expect([order(), said(), landed]).toEqual(['bca', 'dropped a', ['a>2']])
    page.unmount()
  })

  it('is as it was after Escape, and where somebody goes elsewhere', async () => {
    const { page, grip, press, order, landed } = shown()
    await press('c', ' ')
    await press('c', 'ArrowUp')
    await press('c', 'Escape')
    expect(order()).toBe('abc')
    await press('c', ' ')
    await press('c', 'ArrowUp')
    await grip('c').trigger('blur')
    expect([order(), landed]).toEqual(['abc', []])
    page.unmount()
  })

  it('lets the arrows be where nothing was taken hold of', async () => {
    const { page, press, order } = shown()
    await press('b', 'ArrowUp')
    expect(order()).toBe('abc')
    page.unmount()
  })
})
