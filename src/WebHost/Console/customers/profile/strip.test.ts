import { describe, expect, it } from 'vitest'
import { monthsOf } from './strip'

const now = new Date(2026, 10, 30)
const row = (createdAt: string, status: 'new' | 'completed' = 'completed') => ({ createdAt, status })

describe('the strip of a customer’s tickets', () => {
  it('counts open and completed ones by the month in which they came', () => {
    const months = monthsOf([row('2026-11-02T10:00:00Z', 'new'), row('2026-11-20T10:00:00Z'), row('2026-09-01T10:00:00Z')], now, true)
    expect(months.at(-1)).toEqual({ month: '2026-11', open: 1, done: 1 })
    expect(months.at(-3)).toEqual({ month: '2026-09', open: 0, done: 1 })
  })

  it('shows a year at least, back to the first ticket, and a year and a half at most', () => {
    expect(monthsOf([], now, true)).toHaveLength(12)
    expect(monthsOf([row('2025-09-05T10:00:00Z')], now, true)[0]?.month).toBe('2025-09')
    expect(monthsOf([row('2020-01-05T10:00:00Z')], now, true)).toHaveLength(18)
  })

  it('leaves out the month of which it does not know all', () => {
    expect(monthsOf([row('2025-09-05T10:00:00Z')], now, false)[0]?.month).toBe('2025-10')
  })
})
