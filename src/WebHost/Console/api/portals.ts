import { get, patch, post } from './http'
import type { UploadedFile } from './types'

export interface PortalLink {
  label: string
  address: string
}

export interface PortalColours {
  background: string
  divider: string
  button: string
  linkText: string
  text: string
}

export interface Contrast {
  colour: string
  ratio: number
  least: number
  shown: string
}

export interface Colouring {
  sheet: string
  contrasts: Contrast[]
}

export interface PortalFooter {
  text: string
  links: PortalLink[]
  menuLabel: string
  menu: PortalLink[]
}

export interface Portal {
  version: number
  on: boolean
  slug: string
  domain: string
  profile: { name: string; logo: UploadedFile | null; favicon: UploadedFile | null }
  look: { theme: string; colours: PortalColours | null; heroImage: UploadedFile | null; heroText: string }
  buttons: PortalLink[]
  footer: PortalFooter
  translations: string[]
  colouring: Colouring
}

/** Pictures are named by the ids of uploaded files. */
export interface LookWish {
  theme: string
  colours: PortalColours | null
  heroImage: string | null
  heroText: string
}

export interface PortalWish {
  on: boolean
  slug: string
  domain: string
  profile: { name: string; logo: string | null; favicon: string | null }
  look: LookWish
  buttons: PortalLink[]
  footer: PortalFooter
  translations: string[]
}

export const portalsApi = {
  get: (brand: string) => get<Portal>(`/brands/${brand}/portal`),
  change: (brand: string, wish: PortalWish) => patch<Portal>(`/brands/${brand}/portal`, wish),
  tryLook: (brand: string, look: LookWish) => post<Colouring>(`/brands/${brand}/portal/look`, look),
}
