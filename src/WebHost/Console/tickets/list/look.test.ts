import { describe, expect, it } from 'vitest'
import { lookOf } from './look'

describe('how somebody likes the list', () => {
  it('is comfortable and without the day of creation until they say otherwise', () => {
    expect(lookOf(null)).toEqual({ density: 'comfortable', hidden: ['created'] })
  })

  it('is as they left it', () => {
    expect(lookOf('{"density":"compact","hidden":["brand","tags"]}')).toEqual({ density: 'compact', hidden: ['tags', 'brand'] })
  })

  it('keeps nothing hidden that may not be, and bears what is broken', () => {
    expect(lookOf('{"hidden":["updated","nonsense"]}').hidden).toEqual([])
    expect(lookOf('{"density"').density).toBe('comfortable')
  })
})
