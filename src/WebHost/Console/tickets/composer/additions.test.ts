import { describe, expect, it } from 'vitest'
import { leftOut, unanswered } from './additions'

const added = [{ email: 'Pat@vendor.example', by: 'ann@player.example' }, { email: 'eve@elsewhere.example', by: 'ann@player.example' }]

describe('people whom a mail has added', () => {
  it('are asked about until they are in copy or left out', () => {
    expect(unanswered(added, [], []).map((one) => one.email)).toEqual(['Pat@vendor.example', 'eve@elsewhere.example'])
    expect(unanswered(added, ['pat@Vendor.example'], ['EVE@elsewhere.example'])).toEqual([])
  })

  it('are not left out once they are in copy', () => {
    expect(leftOut(['pat@vendor.example', 'eve@elsewhere.example'], ['PAT@vendor.example'])).toEqual(['eve@elsewhere.example'])
  })
})
