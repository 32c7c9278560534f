// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { textOf, wordDiff } from './wordDiff'

describe('what changed', () => {
  it('is told word by word', () => {
    expect(wordDiff('환불은 빨리 와요', '환불은 늦게 와요')).toEqual([
      { text: '환불은 ', how: 'same' },
      { text: '빨리', how: 'removed' },
      { text: '늦게', how: 'added' },
      { text: ' 와요', how: 'same' },
    ])
  })
  it('is nothing where nothing changed', () => {
    expect(wordDiff('a b', 'a b')).toEqual([{ text: 'a b', how: 'same' }])
    expect(wordDiff('', '')).toEqual([])
  })
  it('keeps all words of both, however different they are', () => {
    const pieces = wordDiff('one two three four', 'zero two five four six')
    expect(pieces.filter((piece) => piece.how !== 'added').map((piece) => piece.text).join('')).toBe('one two three four')
    expect(pieces.filter((piece) => piece.how !== 'removed').map((piece) => piece.text).join('')).toBe('zero two five four six')
  })
  it('gives up on texts that would take too long', () => {
    const long = Array.from({ length: 3000 }, (_, index) => `w${index}`).join(' ')
    expect(wordDiff(long, long.replaceAll('w', 'v'))).toHaveLength(2)
  })
})

describe('the text of an article', () => {
  it('has its blocks on lines of their own', () => {
    expect(textOf('<h2>Title</h2><p>One <b>two</b></p><ul><li>three</li></ul>')).toBe('Title\nOne two\nthree')
  })
})
