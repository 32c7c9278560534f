// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, h, nextTick, ref, withDirectives, type App } from 'vue'
import { vTip } from './tip'
import TipLayer from './TipLayer.vue'

describe('what one points at', () => {
  const text = ref('Reply')
  const there = ref(true)
  let app: App
  let root: HTMLElement

  const button = () => root.querySelector('button') ?? expect.fail()
  const tip = () => document.querySelector('[role=tooltip]')?.textContent.trim()
  const point = async (at: Element, milliseconds: number) => {
    at.dispatchEvent(new MouseEvent('pointerover', { bubbles: true }))
    await vi.advanceTimersByTimeAsync(milliseconds)
  }

  beforeEach(() => {
    vi.useFakeTimers()
    text.value = 'Reply'
    there.value = true
    root = document.body.appendChild(document.createElement('div'))
    app = createApp(() => h('div', [
      there.value ? withDirectives(h('button', [h('i')]), [[vTip, { text: () => text.value, side: 'top' }]]) : null,
      h('p'),
      h(TipLayer),
    ]))
    app.mount(root)
  })

  afterEach(() => {
    app.unmount()
    root.remove()
    vi.useRealTimers()
  })

  it('says what it is after a moment, also from a part of it, and no longer when one has left', async () => {
    await point(root.querySelector('i') ?? expect.fail(), 449)
    expect(tip()).toBeUndefined()
    await vi.advanceTimersByTimeAsync(1)
    expect([tip(), button().getAttribute('aria-describedby')]).toEqual(['Reply', 'tip'])
    await point(root.querySelector('p') ?? expect.fail(), 200)
    expect([tip(), button().getAttribute('aria-describedby')]).toEqual([undefined, null])
  })

  it('stays while one points at its words, and goes by Escape', async () => {
    await point(button(), 500)
    await point(root.querySelector('p') ?? expect.fail(), 50)
    await point(document.querySelector('[role=tooltip]') ?? expect.fail(), 1000)
    expect(tip()).toBe('Reply')
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))
    await nextTick()
    expect(tip()).toBeUndefined()
  })

  it('is silent while it is pressed, and when it is gone', async () => {
    await point(button(), 100)
    button().dispatchEvent(new MouseEvent('pointerdown', { bubbles: true }))
    await vi.advanceTimersByTimeAsync(1000)
    expect(tip()).toBeUndefined()
    await point(root.querySelector('p') ?? expect.fail(), 200)
    await point(button(), 500)
    expect(tip()).toBe('Reply')
    there.value = false
    await nextTick()
    await nextTick()
    expect(tip()).toBeUndefined()
  })
})
