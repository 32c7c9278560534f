import { describe, expect, it } from 'vitest'
import { settleParticles } from './particles'

describe('Korean particles', () => {
  it.each([
    ['보류(으)로', '보류로'],
    ['높음(으)로', '높음으로'],
    ['메일(으)로', '메일로'],
    ['“환불”을(를)', '“환불”을'],
    ['메모이(가)', '메모가'],
    ['lee@mail.example(으)로', 'lee@mail.example로'],
    ['plain text', 'plain text'],
  ])('%s → %s', (written, shown) => {
    expect(settleParticles(written)).toBe(shown)
  })
})
