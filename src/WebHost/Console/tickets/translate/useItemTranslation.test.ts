import { expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import type { Translation } from '@/api/translations'
import { useItemTranslation } from './useItemTranslation'

const saying = (html: string, to: string): Translation => ({ html, text: html, from: 'de', to, provider: 'deepL' })

it('keeps the answer for the language that is asked for now, however late another comes', async () => {
  const answers: ((html: string) => void)[] = []
  const to = ref('en')
  const { state } = useItemTranslation(() => 1, () => 'e1', () => to.value, (_, __, language) =>
    new Promise((done) => { answers.push((html) => { done(saying(html, language)) }) }))
  to.value = 'ko'
  await nextTick()

  answers[1]?.('안녕하세요')
  await nextTick()
  answers[0]?.('Hello')
  await nextTick()
  await nextTick()

  expect(state.value).toMatchObject({ kind: 'ready', translation: { html: '안녕하세요' } })
})

it('says why there is none, and asks again', async () => {
  let fails = true
  const { state, read } = useItemTranslation(() => 1, () => 'e1', () => 'en', () =>
    (fails ? Promise.reject(new Error('busy')) : Promise.resolve(saying('Hello', 'en'))))
  await nextTick()
  await nextTick()
  expect(state.value.kind).toBe('failed')

  fails = false
  await read()
  expect(state.value.kind).toBe('ready')
})
