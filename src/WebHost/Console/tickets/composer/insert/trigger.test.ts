import { describe, expect, it } from 'vitest'
import { triggerAt } from './trigger'

describe('what asks for a canned response', () => {
  it('is a slash at the beginning of a line or behind a space', () => {
    expect(triggerAt('/')).toEqual({ kind: 'responses', query: '', length: 1 })
    expect(triggerAt('안녕하세요 /환불')).toEqual({ kind: 'responses', query: '환불', length: 3 })
    expect(triggerAt('first\n/re')).toEqual({ kind: 'responses', query: 're', length: 3 })
  })

  it('is no slash within a word, an address, a fraction or a path', () => {
    for (const text of ['and/or', 'https://cook.example/', 'https://', '1 / 2', '/usr/bin', 'a /b c', '//']) expect(triggerAt(text)).toBeNull()
  })

  it('ends where nobody would look for so long a name', () => {
    expect(triggerAt(`/${'a'.repeat(41)}`)).toBeNull()
  })
})

describe('what asks for an article', () => {
  it('is two brackets and words', () => {
    expect(triggerAt('See [[')).toEqual({ kind: 'articles', query: '', length: 2 })
    expect(triggerAt('보세요[[환불 /정책')).toEqual({ kind: 'articles', query: '환불 /정책', length: 8 })
  })

  it('is no bracket of anything else', () => {
    for (const text of ['a[0]', '[[done]] and', '[x', `[[${'a'.repeat(81)}`]) expect(triggerAt(text)).toBeNull()
  })
})
