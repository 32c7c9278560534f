import { describe, expect, it } from 'vitest'
import { frameHeight, hasOwnColours, mailDocument, mostHeight } from './mailDocument'

const look = { paper: false, ink: '#111', link: '#00f' }

describe('the document of a mail', () => {
  it('hides what is folded away until it is open', () => {
    const document = mailDocument('<p>Hi</p><blockquote data-fold="quote">Before</blockquote>', look)
    expect(document).toContain('body:not(.open) [data-fold]{display:none}')
    expect(document).toContain('<blockquote data-fold="quote">Before</blockquote>')
  })

  it('grows no frame without end, unless one asks for all of it', () => {
    expect(frameHeight(120.2, false)).toEqual({ height: 121, long: false })
    expect(frameHeight(mostHeight + 100, false)).toEqual({ height: mostHeight + 100, long: false })
    expect(frameHeight(100_000, false)).toEqual({ height: mostHeight, long: true })
    expect(frameHeight(100_000, true)).toEqual({ height: 100_000, long: false })
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
