import { expect, it } from 'vitest'
import { withText } from './translated'

const translated = { html: '<p>Hallo</p>', attachments: [], original: '<p>Hello</p>' }

it('keeps what a text was translated from while it is written on', () => {
  expect(withText(translated, '<p>Hallo!</p>')).toEqual({ html: '<p>Hallo!</p>', attachments: [], original: '<p>Hello</p>' })
})

it('forgets it once that stands there again, or nothing', () => {
  expect(withText(translated, '<p>Hello</p>').original).toBe('')
  expect(withText(translated, '').original).toBe('')
})
