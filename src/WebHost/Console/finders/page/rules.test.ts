import { describe, expect, it } from 'vitest'
import { emptyDraft, newConnection, type EditedConnection } from './finderDraft'
import { faultsOf } from './rules'

const connection = (wish: Partial<EditedConnection>): EditedConnection => ({ ...newConnection('b1'), keys: ['ko', '', ''], ...wish })
const codesOf = (...connections: EditedConnection[]) => faultsOf({ ...emptyDraft, name: 'Apps', connections }).map((fault) => `${fault.at} ${fault.code}`)

describe('what the server would refuse of a finder', () => {
  it.each([
    [['ko', '', ''], []],
    [['ko', 'good_game-2', 'asia'], []],
    [['', '', ''], ['keys no_keys']],
    [['KO', '', ''], ['keys bad_keys']],
    [['한국', '', ''], ['keys bad_keys']],
    [['a'.repeat(31), '', ''], ['keys bad_keys']],
    [['ko', '', 'asia'], ['keys gap']],
    [['', 'ko', ''], ['keys gap']],
  ])('of the keys %j is %j', (keys, codes) => {
    expect(codesOf(connection({ keys }))).toEqual(codes)
  })

  it('are the same keys in the same order, and not in another one', () => {
    expect(codesOf(connection({ keys: ['ko', 'asia', ''] }), connection({ keys: ['asia', 'ko', ''] }))).toEqual([])
    expect(codesOf(connection({ keys: ['ko', 'asia', ''] }), connection({ keys: ['ko', ' asia', ''] }))).toEqual(['keys keys_taken'])
  })

  it('blames the later of two connections', () => {
    const [one, other] = [connection({}), connection({})]
    expect(faultsOf({ ...emptyDraft, name: 'Apps', connections: [one, other] }).map((fault) => fault.uid)).toEqual([other.uid])
  })

  it('is a page without what it is of; an inquiry form needs no type', () => {
    expect(codesOf(connection({ landing: { page: 'category', id: null } }))).toEqual(['landing no_category'])
    expect(codesOf(connection({ landing: { page: 'article', id: null } }))).toEqual(['landing no_article'])
    expect(codesOf(connection({ landing: { page: 'request', id: null } }))).toEqual([])
  })

  it('is a finder without a name, a connection without a brand, and too many of anything', () => {
    expect(faultsOf(emptyDraft).map((fault) => fault.at)).toEqual(['name'])
    expect(codesOf(connection({ brand: '' }))).toEqual(['brand no_brand'])
    expect(codesOf(...Array.from({ length: 201 }, (_, at) => connection({ keys: [`k${at}`, '', ''] })))).toEqual(['connections too_many_connections'])
    const information = Array.from({ length: 101 }, (_, at) => ({ key: `k${at}`, label: '', hidden: true }))
    expect(faultsOf({ ...emptyDraft, name: 'Apps', information }).map((fault) => fault.code)).toEqual(['too_many_keys'])
  })
})
