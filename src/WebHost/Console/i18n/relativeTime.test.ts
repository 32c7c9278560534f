import { describe, expect, it } from 'vitest'
import { dayName, relativeTime } from './relativeTime'
import { shownSize } from './size'

const now = Date.parse('2026-11-22T12:00:00Z')
const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

describe('a relative time', () => {
  it.each([
    [0.5, 'now', '방금'],
    [2, '2m', '2분'],
    [59.9, '59m', '59분'],
    [60, '1h', '1시간'],
    [23 * 60, '23h', '23시간'],
    [24 * 60, '1d', '1일'],
    [6 * 24 * 60, '6d', '6일'],
    [8 * 24 * 60, 'Nov 14', '11월 14일'],
    [400 * 24 * 60, 'Oct 18, 2025', '2025년 10월 18일'],
  ])('%s minutes ago is %s and %s', (minutes, english, korean) => {
    expect(relativeTime(ago(minutes), now, 'en')).toBe(english)
    expect(relativeTime(ago(minutes), now, 'ko')).toBe(korean)
  })

  it('takes a clock that runs a little ahead for now', () => {
    expect(relativeTime(ago(-1), now, 'en')).toBe('now')
  })
})

describe('the name of a day', () => {
  it('is today and yesterday where it can be', () => {
    expect(dayName(ago(60), now, 'en')).toBe('today')
    expect(dayName(ago(60), now, 'ko')).toBe('오늘')
    expect(dayName(ago(24 * 60), now, 'ko')).toBe('어제')
    expect(dayName(ago(72 * 60), now, 'en')).toContain('November 19')
  })
})

describe('a size', () => {
  it.each([[0, '0 B'], [900, '900 B'], [1536, '1.5 KB'], [184_220, '180 KB'], [5 * 1024 * 1024, '5 MB']])('%s bytes is %s', (bytes, shown) => {
    expect(shownSize(bytes)).toBe(shown)
  })
})
