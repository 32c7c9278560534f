import { describe, expect, it } from 'vitest'
import { inserted, usualTemplate } from './mailTemplate'

describe('a mail template', () => {
  it('gets a place where the cursor stands', () => {
    expect(inserted('<p></p>', 'body', 3, 3)).toBe('<p>{{body}}</p>')
  })

  it('gets a place instead of what is selected', () => {
    expect(inserted('<p>x</p>', 'agent', 3, 4)).toBe('<p>{{agent}}</p>')
  })

  it('begins with the text and the signature', () => {
    expect(usualTemplate.match(/\{\{\w+\}\}/g)).toEqual(['{{body}}', '{{signature}}'])
  })
})
