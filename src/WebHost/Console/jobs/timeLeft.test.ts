import { expect, test } from 'vitest'
import { timeLeft } from './timeLeft'

test.each([
  ['2026-11-30T12:00:20Z', 'moment', 0],
  ['2026-11-30T12:01:20Z', 'minute', 1],
  ['2026-11-30T12:59:59Z', 'minute', 59],
  ['2026-11-30T13:00:00Z', 'hour', 1],
  ['2026-12-01T11:59:00Z', 'hour', 23],
  ['2026-12-07T11:00:00Z', 'day', 6],
] as const)('until %s it is so many of a %s: %i', (until, unit, n) => {
  expect(timeLeft(until, Date.parse('2026-11-30T12:00:00Z'))).toEqual({ unit, n })
})
