import { describe, expect, it } from 'vitest'
import { isUnread, micros, withMark } from './marks'

const at = '2026-01-05T09:00:00.123456+00:00'

describe('what is unread', () => {
  it('is known to the microsecond, however many digits are told', () => {
    expect(micros('2026-01-05T09:00:00.123457+00:00') - micros(at)).toBe(1)
    expect(micros('2026-01-05T09:00:00.5Z') - micros('2026-01-05T09:00:00Z')).toBe(500_000)
  })

  it('is what was written after the moment before which all is read', () => {
    const marks = { before: micros(at), tickets: new Map<number, number>() }
    expect(isUnread(marks, 1, at)).toBe(false)
    expect(isUnread(marks, 1, '2026-01-05T09:00:00.123457Z')).toBe(true)
    expect(isUnread(null, 1, at)).toBe(false)
  })

  it('is what was written after the ticket was seen, or marked', () => {
    const marks = withMark({ before: 0, tickets: new Map() }, 1, at)
    expect(isUnread(marks, 1, at)).toBe(false)
    expect(isUnread(withMark(marks, 1, '2026-01-05T09:00:00.123455Z'), 1, at)).toBe(true)
  })
})
