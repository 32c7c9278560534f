import { describe, expect, it } from 'vitest'
import { freeName } from './freeName'

describe('the name of a new type', () => {
  it('is one that no other has, in whatever case', () => {
    expect(freeName('Refund', ['Order'])).toBe('Refund')
    expect(freeName('Refund', ['refund ', 'Refund 2'])).toBe('Refund 3')
  })

  it('fits, however long the name was that it was made of', () => {
    const long = 'a'.repeat(90)
    expect(freeName(long, ['a'.repeat(80)])).toBe(`${'a'.repeat(78)} 2`)
  })
})
