import { describe, expect, it } from 'vitest'
import { textParts } from './textParts'

const links = (text: string) => textParts(text).flatMap((part) => part.href ?? [])

describe('a text of a customer', () => {
  it('leads to the web pages in it, without what ends the sentence', () => {
    expect(textParts('See https://shop.example/a?b=1, please.')).toEqual([
      { text: 'See ', href: null }, { text: 'https://shop.example/a?b=1', href: 'https://shop.example/a?b=1' }, { text: ', please.', href: null },
    ])
  })

  it('leads nowhere else', () => { expect(links('javascript:alert(1) data:text/html,x ftp://a.example //b.example http://')).toEqual([]) })

  it('is whole', () => {
    const text = 'a http://x.example b\nhttps://y.example'
    expect(textParts(text).map((part) => part.text).join('')).toBe(text)
  })
})
