import { describe, expect, it } from 'vitest'
import { dayOf, startOfDay } from './days'

describe('days', () => {
  it('come back as they went in', () => {
    expect(dayOf(startOfDay('2026-11-30'))).toBe('2026-11-30')
    expect(dayOf(startOfDay('2026-12-31', 1), -1)).toBe('2026-12-31')
  })

  it('are days of the year as people count them', () => {
    expect(startOfDay('2028-02-29')).toBe(new Date(2028, 1, 29).toISOString())
    expect(startOfDay('2026-11-30', 1)).toBe(new Date(2026, 11, 1).toISOString())
  })

  it('begin never where there is none', () => {
    expect(startOfDay('')).toBe('')
    expect(startOfDay('soon')).toBe('')
  })
})
