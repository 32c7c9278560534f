import type { KindField, KindSettings } from '@/api/channelKinds'

/** What stands in the fields: text everywhere but in switches. */
export type KindForm = Record<string, string | boolean>

const secretName = (key: string) => `has${key.charAt(0).toUpperCase()}${key.slice(1)}`

/** Whether the server has this secret, and keeps it where the field is left empty. */
export const isKept = (field: KindField, stored: KindSettings | undefined): boolean => stored?.[secretName(field.key)] === true

/** The fields as they are stored, or as they usually are. A secret is never shown. */
export function formOf(fields: readonly KindField[], stored: KindSettings | undefined): KindForm {
  return Object.fromEntries(fields.map((field) => {
    const value = stored?.[field.key] ?? field.usual ?? ''
    return [field.key, field.kind === 'switch' ? String(value) === 'true' : field.kind === 'secret' ? '' : String(value)]
  }))
}

/** What to send: an empty field is left out, so that a stored secret stays and everything else is as usual. */
export function settingsOf(fields: readonly KindField[], form: KindForm): KindSettings {
  const said = fields.map((field) => [field.key, trimmed(field, form[field.key])] as const)
  return Object.fromEntries(said.filter(([, value]) => value !== ''))
}

function trimmed(field: KindField, value: string | boolean | undefined): string | number | boolean {
  if (typeof value === 'boolean' || value === undefined) return value ?? ''
  const text = value.trim()
  return field.kind === 'number' && /^\d+$/.test(text) ? Number(text) : text
}
