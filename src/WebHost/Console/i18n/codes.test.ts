import { describe, expect, it } from 'vitest'
import codes from './codes.json'
import en from './en'
import ko from './ko'

/** What no server says: of calls that got no answer. */
const OWN = ['offline', 'unexpected']
const languages = [['ko', ko], ['en', en]] as const

const gapsOf = (words: string) => Array.from(words.matchAll(/\{(\w+)\}/g), (found) => found[1] ?? '')

describe.each(languages)('what is refused, in %s', (_, messages) => {
  const problems: Record<string, string> = messages.problems
  const trial: Record<string, string> = messages.trial
  const intake: Record<string, string> = messages.intakeReasons

  it('has words for every code of the server, of connection tests, and of messages that became no ticket', () => {
    const lacking = [
      ...Object.keys(codes.problems).filter((code) => !problems[code]),
      ...codes.trial.filter((code) => !trial[code]),
      ...codes.intake.filter((code) => !intake[code]),
    ]
    expect(lacking).toEqual([])
  })

  it('asks for no value that the server does not give', () => {
    const given: Record<string, string[]> = codes.problems
    const unfilled = Object.entries(problems).filter(([code, words]) => gapsOf(words).some((gap) => !given[code]?.includes(gap)))
    expect(unfilled).toEqual([])
  })

  it('has no words for what nobody says', () => {
    const known = new Set([...Object.keys(codes.problems), ...OWN])
    expect(Object.keys(problems).filter((code) => !known.has(code))).toEqual([])
  })
})

describe('what is refused', () => {
  it('is said in Korean without the English beside it', () => {
    const english: Record<string, string> = en.problems
    expect(Object.entries(ko.problems).filter(([code, words]) => words === english[code])).toEqual([])
  })
})
