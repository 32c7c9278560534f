// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { hasOwnColours, mailDocument } from './mailDocument'

const look = { paper: false, ink: '#111', link: '#00f' }

describe('the document of a mail', () => {
  it('folds the quoted mail away, the outermost only', () => {
    const inner = new DOMParser().parseFromString(mailDocument('<p>Hi</p><blockquote type="cite">a<blockquote type="cite">b</blockquote></blockquote>', look), 'text/html')
    expect(inner.querySelectorAll('[data-quote]')).toHaveLength(1)
  })

  it('shows a mail that is nothing but a quote', () => {
    expect(mailDocument('<blockquote type="cite">all of it</blockquote>', look)).not.toContain('data-quote=')
  })

  it('opens links apart from the console', () => {
    expect(mailDocument('<a href="https://example.com">x</a>', look)).toContain('<base target="_blank">')
  })

  it('sees whether a mail brings its own colours', () => {
    expect(hasOwnColours('<p style="margin:0">plain</p>')).toBe(false)
    expect(hasOwnColours('<td bgcolor="#fff">')).toBe(true)
    expect(hasOwnColours('<p style="color: red">')).toBe(true)
  })
})
