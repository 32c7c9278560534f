import { describe, expect, it } from 'vitest'
import { addressesIn, withAddresses } from './copies'

describe('addresses in copy', () => {
  it('are found in what is pasted from a mail', () => {
    expect(addressesIn('Kim <kim@a.example>, "Lee" <lee@b.example>; park@c.example').found).toEqual(['kim@a.example', 'lee@b.example', 'park@c.example'])
  })

  it('stay in the field when they are none', () => {
    expect(addressesIn(' kim ')).toEqual({ found: [], rest: 'kim' })
  })

  it('are there once, however they are written', () => {
    expect(withAddresses(['Kim@a.example'], ['kim@A.example', 'lee@b.example', 'LEE@b.example'])).toEqual(['Kim@a.example', 'lee@b.example'])
  })
})
