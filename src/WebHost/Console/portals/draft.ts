import type { LookWish, Portal, PortalColours, PortalFooter, PortalLink, PortalWish } from '@/api/portals'
import type { UploadedFile } from '@/api/types'

/** A portal's settings as they are being written. */
export interface Draft {
  on: boolean
  slug: string
  domain: string
  name: string
  logo: UploadedFile | null
  favicon: UploadedFile | null
  /** A ready theme, or `own`. */
  theme: string
  colours: PortalColours
  heroImage: UploadedFile | null
  heroText: string
  buttons: PortalLink[]
  footer: PortalFooter
  translations: string[]
}

export const OWN = 'own'

/** Each with the colours that stand for it where it is chosen: background and accent, by day. */
export const themes = [
  { value: 'ocean', background: '#ffffff', accent: '#2450d8' },
  { value: 'forest', background: '#fdfefc', accent: '#1c6b4a' },
  { value: 'sunset', background: '#fffdfa', accent: '#b8450f' },
  { value: 'grape', background: '#fefdff', accent: '#6b34c4' },
  { value: 'rose', background: '#fffcfd', accent: '#b3265e' },
  { value: 'graphite', background: '#ffffff', accent: '#30363f' },
] as const

export const firstColours: PortalColours = { background: '#ffffff', divider: '#e1e4e9', button: '#2450d8', linkText: '#2450d8', text: '#1b1f26' }

const copied = (links: PortalLink[]) => links.map((link) => ({ ...link }))
const written = (links: PortalLink[]) =>
  links.map(({ label, address }) => ({ label: label.trim(), address: address.trim() })).filter((link) => link.label !== '' || (link.address !== '' && link.address !== 'https://'))

export function draftOf(portal: Portal): Draft {
  return {
    on: portal.on,
    slug: portal.slug,
    domain: portal.domain,
    name: portal.profile.name,
    logo: portal.profile.logo,
    favicon: portal.profile.favicon,
    theme: portal.look.colours ? OWN : portal.look.theme,
    colours: { ...(portal.look.colours ?? firstColours) },
    heroImage: portal.look.heroImage,
    heroText: portal.look.heroText,
    buttons: copied(portal.buttons),
    footer: { ...portal.footer, links: copied(portal.footer.links), menu: copied(portal.footer.menu) },
    translations: [...portal.translations],
  }
}

export function lookOf(draft: Draft): LookWish {
  const own = draft.theme === OWN
  return {
    theme: own ? 'ocean' : draft.theme,
    colours: own ? { ...draft.colours } : null,
    heroImage: draft.heroImage?.id ?? null,
    heroText: draft.heroText,
  }
}

export function wishOf(draft: Draft): PortalWish {
  return {
    on: draft.on,
    slug: draft.slug.trim(),
    domain: draft.domain.trim(),
    profile: { name: draft.name, logo: draft.logo?.id ?? null, favicon: draft.favicon?.id ?? null },
    look: lookOf(draft),
    buttons: written(draft.buttons),
    footer: { ...draft.footer, links: written(draft.footer.links), menu: written(draft.footer.menu) },
    translations: [...draft.translations],
  }
}
