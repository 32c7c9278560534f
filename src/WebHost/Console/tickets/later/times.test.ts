import { describe, expect, it } from 'vitest'
import { inAnHour, tomorrowMorning } from './times'

describe('times to send at', () => {
  it('are an hour from now, to the second', () => {
    expect(inAnHour(new Date(2026, 2, 1, 23, 30, 15))).toEqual(new Date(2026, 2, 2, 0, 30, 15))
  })

  it('are nine o\'clock of the next day, over the end of a month too', () => {
    expect(tomorrowMorning(new Date(2026, 1, 28, 23, 59))).toEqual(new Date(2026, 2, 1, 9))
  })
})
