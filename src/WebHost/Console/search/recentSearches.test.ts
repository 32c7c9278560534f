// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { RecentSearches } from './recentSearches'

beforeEach(() => { localStorage.clear() })

it('keeps the newest searches of each member, once each', () => {
  const lee = new RecentSearches('lee')
  for (const text of ['a b', 'card', 'ref', 'refund', 'a b']) lee.add(text)

  expect(lee.all()).toEqual(['a b', 'refund', 'card'])
  expect(new RecentSearches('kim').all()).toEqual([])

  for (let n = 10; n < 30; n++) lee.add(`search ${n}`)
  expect(lee.all()).toHaveLength(8)
  lee.clear()
  expect(lee.all()).toEqual([])
})

it('bears what others have written there', () => {
  localStorage.setItem('searches.lee', '{"not":"ours"')

  expect(new RecentSearches('lee').all()).toEqual([])
})
