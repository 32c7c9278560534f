import { describe, expect, it } from 'vitest'
import { goesAt } from './goesAt'

describe('when a ticket goes for good', () => {
  it('is the next look, where its days have passed', () => {
    expect(goesAt('2026-01-01T09:00:00Z', 3, '2026-01-20T12:00:00Z')).toEqual(new Date('2026-01-20T12:00:00Z'))
  })

  it('is the first look after its days, which are a day apart', () => {
    expect(goesAt('2026-01-01T09:00:00Z', 30, '2026-01-20T12:00:00Z')).toEqual(new Date('2026-01-31T12:00:00Z'))
    expect(goesAt('2026-01-01T13:00:00Z', 30, '2026-01-20T12:00:00Z')).toEqual(new Date('2026-02-01T12:00:00Z'))
  })

  it('is when its days have passed, where it is not known who looks', () => {
    expect(goesAt('2026-01-01T09:00:00Z', 1, null)).toEqual(new Date('2026-01-02T09:00:00Z'))
  })
})
