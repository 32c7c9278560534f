import { describe, expect, it } from 'vitest'
import { snoozeChoices } from './snoozeTimes'

const names = (now: Date) => snoozeChoices(now).map((choice) => choice.name)
const at = (now: Date, name: string) => snoozeChoices(now).find((choice) => choice.name === name)?.at

describe('times to come back at', () => {
  it('are later today, tomorrow morning and Monday morning', () => {
    const wednesday = new Date(2026, 0, 7, 10, 20)
    expect(names(wednesday)).toEqual(['later', 'tomorrow', 'monday'])
    expect(at(wednesday, 'later')).toEqual(new Date(2026, 0, 7, 13))
    expect(at(wednesday, 'tomorrow')).toEqual(new Date(2026, 0, 8, 9))
    expect(at(wednesday, 'monday')).toEqual(new Date(2026, 0, 12, 9))
  })

  it('have no later today in the night', () => {
    expect(names(new Date(2026, 0, 7, 22))).toEqual(['tomorrow', 'monday'])
  })

  it('name Monday once on a Sunday, and the next one on a Monday', () => {
    expect(names(new Date(2026, 0, 11, 10))).toEqual(['later', 'tomorrow'])
    expect(at(new Date(2026, 0, 12, 10), 'monday')).toEqual(new Date(2026, 0, 19, 9))
  })
})
