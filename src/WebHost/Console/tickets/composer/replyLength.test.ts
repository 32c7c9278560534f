import { describe, expect, it } from 'vitest'
import { replyLength } from './replyLength'

describe('the length of a reply', () => {
  it.each([
    ['Hi http://test.co', 26], ['http://test.co', 23], ['Hello, world! 👋', 16], ['안녕', 4], ['สวัสดี', 6], ['…', 2], ['–', 1], ['€', 2], ['ế', 2],
    ['e\u0301', 1], ['👩‍👩‍👧‍👦', 2],
  ])('%s weighs %i on X', (text, weight) => {
    expect(replyLength(text, 'weighted')).toBe(weight)
  })

  it('is in the units of the provider', () => {
    const family = '👩‍👩‍👧‍👦가'

    expect([replyLength(family, 'utf16'), replyLength(family, 'characters'), replyLength(family, 'bytes')]).toEqual([12, 8, 28])
  })
})
