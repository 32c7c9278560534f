import { describe, expect, it } from 'vitest'
import { TrustedSenders } from './trusted'

function storage(): Pick<Storage, 'getItem' | 'setItem'> & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => { kept.set(key, value) } }
}

describe('senders whose pictures are always shown', () => {
  it('are remembered for the member who said so, whatever the case of the address', () => {
    const place = storage()
    new TrustedSenders('lee', place).add('News@Shop.example')
    expect(new TrustedSenders('lee', place).has('news@shop.example')).toBe(true)
    expect(new TrustedSenders('kim', place).has('news@shop.example')).toBe(false)
  })

  it('are nobody where there is no address, or what is kept is broken', () => {
    const place = storage()
    place.setItem('oqupie.pictures.lee', '{"a":')
    const trusted = new TrustedSenders('lee', place)
    expect(trusted.has('')).toBe(false)
    expect(trusted.has('a@b.example')).toBe(false)
  })

  it('are the newest two hundred', () => {
    const trusted = new TrustedSenders('lee', storage())
    for (let n = 0; n < 201; n++) trusted.add(`s${n}@shop.example`)
    expect(trusted.has('s0@shop.example')).toBe(false)
    expect(trusted.has('s200@shop.example')).toBe(true)
  })
})
