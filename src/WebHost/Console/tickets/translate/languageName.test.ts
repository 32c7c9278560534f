import { expect, it } from 'vitest'
import { isSame, languageName } from './languageName'

it('names languages as the reader does', () => {
  expect(languageName('de', 'en')).toBe('German')
  expect(languageName('de', 'ko')).toBe('독일어')
})

it('shows what has no name as it is written', () => {
  expect(languageName('!', 'en')).toBe('!')
})

it('takes the languages of two countries for one', () => {
  expect(isSame('pt-BR', 'pt')).toBe(true)
  expect(isSame('pt-BR', 'en')).toBe(false)
})
