// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { effectScope, nextTick, ref } from 'vue'
import { usePageTitle } from './usePageTitle'

describe('the title of the tab', () => {
  it('is that of the innermost part, follows it, and goes with it', async () => {
    const [outer, inner] = [effectScope(), effectScope()]
    const subject = ref('#1042 Refund')
    outer.run(() => { usePageTitle(() => 'Inbox') })
    inner.run(() => { usePageTitle(() => subject.value) })
    await nextTick()
    expect(document.title).toBe('#1042 Refund · OqupieOrleans')
    subject.value = '#1042 Refund twice'
    await nextTick()
    expect(document.title).toBe('#1042 Refund twice · OqupieOrleans')
    inner.stop()
    await nextTick()
    expect(document.title).toBe('Inbox · OqupieOrleans')
    outer.stop()
    await nextTick()
    expect(document.title).toBe('OqupieOrleans')
  })
})
