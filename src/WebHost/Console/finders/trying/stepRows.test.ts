import { describe, expect, it } from 'vitest'
import type { TriedStep, TryingStep } from '../finder'
import { hasToken, stepRows } from './stepRows'

const step = (name: TryingStep, ok = true, code: string | null = null): TriedStep => ({ step: name, ok, code, detail: null })
const shown = (steps: TriedStep[], token = false) => stepRows(steps, token).map((row) => `${row.step} ${row.state}`)

describe('the steps of an address that was tried', () => {
  it('are those that were taken, in the order of the way', () => {
    expect(shown([step('accessKey'), step('form'), step('credentials')])).toEqual(['form ok', 'accessKey ok', 'credentials ok'])
  })

  it('end with the one that failed; those after it were not come to, whatever was said of them', () => {
    expect(shown([step('form'), step('accessKey'), step('credentials', false, 'bad_credentials'), step('keys', false), step('landing')])).toEqual([
      'form ok', 'accessKey ok', 'credentials failed', 'keys skipped', 'connection skipped', 'portal skipped', 'landing skipped',
    ])
  })

  it('have one of the token only where there is one', () => {
    expect(shown([step('form', false, 'bad_request')], true)).toContain('token skipped')
    expect(shown([step('form', false, 'bad_request')], false)).not.toContain('token skipped')
  })
})

describe('an address', () => {
  it.each([
    ['https://help.example/portals/finder?jwt=a.b.c', true],
    ['jwt=a.b.c', true],
    ['/portals/finder?access_key=1&jwt=a', true],
    ['access_key=1&secret_key=2&my_jwt=3', false],
    ['', false],
  ])('%s has a token: %s', (address, has) => { expect(hasToken(address)).toBe(has) })
})
