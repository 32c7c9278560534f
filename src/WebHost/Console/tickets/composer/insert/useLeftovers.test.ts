// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { useLeftovers } from './useLeftovers'

describe('sending a text with a variable left in it', () => {
  it('is asked for once, and goes on as it was meant after a yes', () => {
    const send = vi.fn()
    const leftovers = useLeftovers(() => '<p>Hi {{customer.name}}</p>')
    expect(leftovers.holds(send)).toBe(true)
    expect(leftovers.asking.value).toEqual(['customer.name'])
    leftovers.agree()
    expect(send).toHaveBeenCalledOnce()
    expect(leftovers.holds(send)).toBe(false)
  })

  it('is asked for again where another one is left, and no more once one goes on writing', async () => {
    const html = ref('<p>{{customer.name}}</p>')
    const leftovers = useLeftovers(() => html.value)
    leftovers.holds(() => undefined)
    leftovers.agree()
    html.value = '<p>{{ticket.number}}</p>'
    expect(leftovers.holds(() => undefined)).toBe(true)
    html.value = '<p>1042</p>'
    await nextTick()
    expect(leftovers.asking.value).toEqual([])
    expect(leftovers.holds(() => undefined)).toBe(false)
  })
})
