import { describe, expect, it } from 'vitest'
import type { Portal } from '@/api/portals'
import { draftOf, OWN, wishOf } from './draft'

const logo = { id: 'f1', name: 'logo.png', size: 1, contentType: 'image/png', url: '/files/x' }
const portal: Portal = {
  version: 3,
  on: true,
  slug: 'cook',
  domain: 'help.cook.example',
  profile: { name: 'Cook', logo, favicon: null },
  look: { theme: 'forest', colours: null, heroImage: null, heroText: 'Hello' },
  buttons: [{ label: 'Shop', address: 'https://shop.example/' }],
  footer: { text: 'Seoul', links: [], menuLabel: '', menu: [] },
  translations: ['b2'],
  colouring: { sheet: '', contrasts: [] },
}

describe('the draft of a portal', () => {
  it('asks for what was there when nothing was written', () => {
    const { version, colouring, ...settings } = portal
    expect(version + colouring.contrasts.length).toBe(3)
    expect(wishOf(draftOf(portal))).toEqual({ ...settings, profile: { name: 'Cook', logo: 'f1', favicon: null } })
  })

  it('does not change what it was made from', () => {
    const draft = draftOf(portal)
    for (const button of draft.buttons) button.label = 'Store'
    draft.footer.links.push({ label: 'x', address: 'y' })
    expect(portal.buttons[0]?.label).toBe('Shop')
    expect(portal.footer.links).toEqual([])
  })

  it('names colours only where they are own ones', () => {
    const draft = draftOf(portal)
    draft.theme = OWN
    expect(wishOf(draft).look).toMatchObject({ theme: 'ocean', colours: { text: '#1b1f26' } })
  })

  it('forgets rows that nobody filled in', () => {
    const draft = draftOf(portal)
    draft.buttons.push({ label: ' ', address: '' })
    expect(wishOf(draft).buttons).toEqual(portal.buttons)
  })
})
