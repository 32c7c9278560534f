import { describe, expect, it } from 'vitest'
import { linked, splitQuote } from './plainText'

describe('plain text', () => {
  it('makes links of web addresses, without the full stop after them', () => {
    expect(linked('See https://example.com/a?b=1. Thanks')).toEqual([
      { text: 'See ' },
      { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
      { text: '. Thanks' },
    ])
  })

  it('makes no link of a script', () => {
    expect(linked('javascript:alert(1)')).toEqual([{ text: 'javascript:alert(1)' }])
  })

  it.each([
    ['Thanks!\n\nOn Mon, Lee wrote:\n> Hello\n> there', 'Thanks!'],
    ['고마워요\n\n> 안녕하세요\n>\n> 답장입니다\n', '고마워요'],
    ['감사합니다\n----- 원본 메일 -----\n보낸 사람: 고객지원', '감사합니다'],
  ])('tells the own words from the quoted mail in %j', (text, own) => {
    expect(splitQuote(text).own).toBe(own)
    expect(splitQuote(text).quote).not.toBe('')
  })

  it('shows a mail whole that is nothing but a quote', () => {
    expect(splitQuote('> only\n> quoted')).toEqual({ own: '> only\n> quoted', quote: '' })
  })

  it('keeps a quote in the middle, which the words around it are about', () => {
    expect(splitQuote('You said\n> this\nbut no').quote).toBe('')
  })
})
