import { describe, expect, it } from 'vitest'
import { linked, written } from './plainText'

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

  it('leaves out what is folded away, wherever it stands', () => {
    const text = 'On Monday:\nYes 😀\n> why\n-- \nKim'
    const folds = [{ start: 0, length: 11, kind: 'quote' as const }, { start: 18, length: 14, kind: 'signature' as const }]
    expect(written(text, folds)).toBe('Yes 😀')
    expect(written(text, [])).toBe(text)
  })
})
