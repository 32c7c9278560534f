// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { Drafts, emptyDraft, isEmpty } from './drafts'

const file = { id: 'f1', name: 'a.png', size: 1, contentType: 'image/png', url: '/files/f1' }

describe('drafts', () => {
  let now = 1_000
  const drafts = new Drafts('m1', localStorage, () => now)

  beforeEach(() => {
    localStorage.clear()
    now = 1_000
  })

  it('come back per ticket and per mode', () => {
    drafts.save(1, 'reply', { html: '<p>a</p>', attachments: [file] })
    drafts.save(1, 'memo', { html: '<p>b</p>', attachments: [] })
    expect(drafts.read(1, 'reply')).toEqual({ html: '<p>a</p>', attachments: [file] })
    expect(drafts.read(1, 'memo').html).toBe('<p>b</p>')
    expect(drafts.read(2, 'reply')).toEqual(emptyDraft())
  })

  it('are each member’s own', () => {
    drafts.save(1, 'reply', { html: '<p>a</p>', attachments: [] })
    expect(new Drafts('m2').read(1, 'reply')).toEqual(emptyDraft())
  })

  it('leave nothing behind when they are emptied', () => {
    drafts.save(1, 'reply', { html: '<p>a</p>', attachments: [] })
    drafts.save(1, 'reply', { html: '<p></p>', attachments: [] })
    expect(drafts.has(1)).toBe(false)
    expect(localStorage.length).toBe(0)
  })

  it('go after a month', () => {
    drafts.save(1, 'reply', { html: '<p>old</p>', attachments: [] })
    now += 31 * 24 * 3600 * 1000
    drafts.save(2, 'reply', { html: '<p>new</p>', attachments: [] })
    drafts.prune()
    expect([drafts.has(1), drafts.has(2)]).toEqual([false, true])
  })

  it('survive a stored value that cannot be read', () => {
    localStorage.setItem('oqupie.draft.m1.1', '{broken')
    expect(drafts.read(1, 'reply')).toEqual(emptyDraft())
  })

  it('are empty without words, images or files', () => {
    expect(isEmpty({ html: '<p> &nbsp;</p>', attachments: [] })).toBe(true)
    expect(isEmpty({ html: '<p><img src="/files/f1"></p>', attachments: [] })).toBe(false)
    expect(isEmpty({ html: '', attachments: [file] })).toBe(false)
  })
})
