import { expect, it } from 'vitest'
import type { ArticleHead } from '@/api/knowledge'
import { originalOf, sayingTheSame, type Told } from './translations'

const head = (id: string, translationOf = ''): ArticleHead => ({
  id, title: id, state: 'public', place: { category: 'c' }, tags: [], version: 1, position: 1, updatedAt: '2026-01-01T00:00:00Z', author: 'lee', visible: 'public',
  language: 'en', translationOf,
})
const told: Told[] = [
  { brand: 'ja', article: head('ja1', 'ko1') },
  { brand: 'ja', article: head('ja2', 'ko1') },
  { brand: 'en', article: head('en1', 'ko1') },
  { brand: 'en', article: head('en2') },
]

it('finds them from the first and from each translation, one of each brand', () => {
  const ids = (found: Told[]) => found.map((one) => one.article.id)

  expect(ids(sayingTheSame(told, head('ko1')))).toEqual(['ja1', 'en1'])
  expect(ids(sayingTheSame(told, head('th1', 'ko1')))).toEqual(['ja1', 'en1'])
  expect(ids(sayingTheSame(told, head('ko2')))).toEqual([])
  expect(ids(sayingTheSame(told, head('ko3', 'en2')))).toEqual(['en2'])
})

it('says what was written first', () => {
  expect([originalOf(head('a')), originalOf(head('b', 'a'))]).toEqual(['a', 'a'])
})
