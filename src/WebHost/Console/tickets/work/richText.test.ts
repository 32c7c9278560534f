// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { RichText } from './richText'

const shown = (html: string) => mount(RichText, { props: { html } }).html({ raw: true })

describe('a member’s text', () => {
  it('keeps what the composer can write', () => {
    expect(shown('<p>a <strong>b</strong></p><ul><li>c</li></ul>')).toBe('<div><p>a <strong>b</strong></p><ul><li>c</li></ul></div>')
  })

  it('drops scripts, handlers and frames', () => {
    expect(shown('<p onclick="x()">a</p><script>x()</script><iframe src="/"></iframe>')).toBe('<div><p>a</p></div>')
  })

  it('keeps the words of a link that leads nowhere good', () => {
    expect(shown('<a href="javascript:x()">click</a>')).toBe('<div>click</div>')
  })

  it('opens good links apart, and shows only our own images', () => {
    expect(shown('<a href="https://example.com">x</a>')).toContain('rel="noopener noreferrer"')
    expect(shown('<img src="https://elsewhere.example/a.png"><img src="//elsewhere.example/a.png">')).toBe('<div></div>')
    expect(shown('<img src="/files/f1">')).toContain('src="/files/f1"')
  })
})
