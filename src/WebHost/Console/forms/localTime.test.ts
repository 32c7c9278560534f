import { describe, expect, it } from 'vitest'
import { localTime, serverTime } from './localTime'

describe('the time in a form', () => {
  it('is the one on the wall here', () => {
    expect(serverTime(localTime('2026-03-01T12:30:00Z'))).toBe('2026-03-01T12:30:00.000Z')
  })

  it('is empty where there is none', () => {
    expect([localTime(null), serverTime('')]).toEqual(['', null])
  })
})
