import { describe, expect, it } from 'vitest'
import { someConnection, someFinder } from '@/testing/finders'
import { draftOf, keysOf, newConnection, wishOf, withBrand, withDefault } from './finderDraft'

describe('a finder that is being set up', () => {
  it('goes back to the server as it came', () => {
    const finder = someFinder({
      connections: [someConnection({ default: true })], labels: { deviceModel: 'Device' }, hidden: ['systemMemorySize', 'deviceModel'],
    })
    const { name, jwtOnly, connections, labels, hidden } = finder
    expect(wishOf(draftOf(finder))).toEqual({ name, jwtOnly, connections, labels, hidden: expect.arrayContaining(hidden) as string[] })
  })

  it('sends no id of a connection that the server has not made, and no keys that were left empty', () => {
    const fresh = { ...newConnection('b2'), keys: [' ko ', '', ''] }
    expect(wishOf({ connections: [fresh] })).toEqual({ connections: [{ brand: 'b2', keys: ['ko'], landing: { page: 'home', id: null }, default: false }] })
  })

  it('keeps the place of a key: one that is empty before another is not left out', () => {
    expect(keysOf({ keys: ['ko', '', 'asia'] })).toEqual(['ko', '', 'asia'])
  })

  it('has one default at most', () => {
    const [one, other] = [{ ...newConnection('b1'), default: true }, newConnection('b1')]
    expect(withDefault([one, other], other.uid).map((connection) => connection.default)).toEqual([false, true])
    expect(withDefault([one, other], null).some((connection) => connection.default)).toBe(false)
  })

  it('leads to no article of the brand that it had before', () => {
    const { connections } = draftOf(someFinder({ connections: [someConnection({ landing: { page: 'article', id: 'a1' } })] }))
    const [connection] = connections
    if (!connection) return expect.fail()
    expect(withBrand(connection, 'b2').landing).toEqual({ page: 'article', id: null })
    expect(withBrand(connection, 'b1').landing.id).toBe('a1')
  })

  it('forgets a key that is neither named nor hidden', () => {
    expect(wishOf({ information: [{ key: 'deviceId', label: ' ', hidden: false }] })).toEqual({ labels: {}, hidden: [] })
  })
})
