import { describe, expect, it } from 'vitest'
import { draftOf } from './draft'
import { previewDocument, type Shown } from './previewDocument'

const shown: Shown = {
  css: 'body{}@media (prefers-color-scheme: dark) {b{}}',
  sheet: ':root{--hero:url(images/abc)}@media(prefers-color-scheme:dark){:root{}}',
  dark: true,
  language: 'ko',
  name: '쿡타운',
  greeting: '무엇을 도와드릴까요?',
  stillStuck: '?',
  writeToUs: '!',
  categories: [{ name: '결제', description: '', articles: ['환불'] }],
}

const draft = () => draftOf({
  version: 0,
  on: true,
  slug: 'cook',
  domain: '',
  profile: { name: '', logo: null, favicon: null },
  look: { theme: 'ocean', colours: null, heroImage: null, heroText: '' },
  buttons: [],
  footer: { text: '', links: [], menuLabel: '', menu: [] },
  translations: [],
  colouring: { sheet: '', contrasts: [] },
})

describe('the preview of a portal', () => {
  it('says what the brand is called and greets where nothing else is set', () => {
    const page = previewDocument(draft(), shown)
    expect(page).toContain('<h1>쿡타운</h1><p>무엇을 도와드릴까요?</p>')
    expect(page).toContain('<a>환불</a>')
  })

  it('takes nothing that is written for markup', () => {
    const evil = '<script>alert(1)</script>"'
    const page = previewDocument({ ...draft(), name: evil, heroText: evil, buttons: [{ label: evil, address: '' }], footer: { text: evil, links: [], menuLabel: '', menu: [] } }, shown)
    expect(page).not.toContain('<script>')
  })

  it('is by day or by night as asked for, whatever the system says', () => {
    expect(previewDocument(draft(), shown)).not.toContain('prefers-color-scheme')
    expect(previewDocument(draft(), { ...shown, dark: false })).toContain('@media not all {b{}}')
  })

  it('shows a hero image from where it was uploaded', () => {
    const heroImage = { id: 'f', name: 'h', size: 1, contentType: 'image/png', url: '/files/main/abc/h.png?until=1' }
    expect(previewDocument({ ...draft(), heroImage }, shown)).toContain('url("/files/main/abc/h.png?until=1")')
  })
})
