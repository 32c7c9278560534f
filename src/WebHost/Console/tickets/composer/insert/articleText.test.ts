// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addressOf, picturesOf, withAddresses } from './articleText'

const origin = 'https://desk.example'
const portal = { on: true, slug: 'cook', domain: '' }

afterEach(() => { vi.unstubAllGlobals() })

describe('an article in a reply', () => {
  it('is linked to where a customer reads it', () => {
    const article = { id: 'a1', visible: 'public' } as const
    expect(addressOf(article, 'b1', portal, origin)).toBe('https://desk.example/portal/cook/articles/a1')
    expect(addressOf(article, 'b1', { ...portal, domain: 'help.cook.example' }, origin)).toBe('https://help.cook.example/articles/a1')
  })

  it('that customers do not see is linked to in the console', () => {
    expect(addressOf({ id: 'a1', visible: 'member' }, 'b1', portal, origin)).toBe('https://desk.example/knowledge/b1/a1')
    expect(addressOf({ id: 'a1', visible: 'public' }, 'b1', { ...portal, on: false }, origin)).toBe('https://desk.example/knowledge/b1/a1')
  })

  it('has links that lead there from a mail', () => {
    expect(withAddresses('<p><a href="/portal/cook/articles/a2">a</a><a href="#top">b</a><a href="https://x.example/">c</a></p>', origin))
      .toBe('<p><a href="https://desk.example/portal/cook/articles/a2">a</a>b<a href="https://x.example/">c</a></p>')
  })

  it('brings its pictures as files, and does without one that cannot be read', async () => {
    vi.stubGlobal('fetch', (address: string) => Promise.resolve(address.includes('gone')
      ? new Response(null, { status: 404 })
      : new Response(new Blob(['x'], { type: 'image/png' }), { headers: { 'Content-Type': 'image/png' } })))
    const found = await picturesOf('<img src="/files/acme/1/map.png?s=1"><img src="/files/acme/2/gone.png"><img src="https://x.example/c.png">')
    expect(Array.from(found, ([address, file]) => [address, file.name])).toEqual([['/files/acme/1/map.png?s=1', 'map.png']])
  })
})
