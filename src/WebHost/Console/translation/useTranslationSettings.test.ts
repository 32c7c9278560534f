import { expect, it } from 'vitest'
import type { TranslationSettings, TranslationSettingsWish } from '@/api/translations'
import { useTranslationSettings } from './useTranslationSettings'

const deepL: TranslationSettings = { provider: 'deepL', address: null, hasKey: true }

function settings(stored: TranslationSettings) {
  const wishes: TranslationSettingsWish[] = []
  const page = useTranslationSettings({
    settings: () => Promise.resolve(stored),
    change: (wish) => {
      wishes.push(wish)
      return Promise.resolve({ provider: wish.provider, address: wish.address ?? null, hasKey: true })
    },
    test: () => Promise.reject(new Error('not asked')),
  })
  return { page, wishes }
}

it('says nothing of a key that stays', async () => {
  const { page, wishes } = settings(deepL)
  await page.read()
  expect([page.keepsKey.value, page.dirty.value, page.form.key]).toEqual([true, false, ''])

  await page.save()
  expect(wishes).toEqual([{ provider: 'deepL' }])
})

it('asks for the key again where another place would get it', async () => {
  const { page } = settings(deepL)
  await page.read()
  page.form.address = 'https://elsewhere.example'

  expect([page.keepsKey.value, page.dirty.value]).toEqual([false, true])
})

it('empties the key field once it is stored', async () => {
  const { page, wishes } = settings({ provider: 'off', address: null, hasKey: false })
  await page.read()
  Object.assign(page.form, { provider: 'libreTranslate', address: ' https://words.example ', key: 'k' })

  await page.save()
  expect(wishes).toEqual([{ provider: 'libreTranslate', address: 'https://words.example', key: 'k' }])
  expect([page.form.key, page.dirty.value]).toEqual(['', false])
})
