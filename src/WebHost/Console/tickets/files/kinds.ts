import type { Attachment } from '@/api/types'

export type FileKind = 'picture' | 'video' | 'audio' | 'pdf' | 'text' | 'other'

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const texts = /\.(txt|log|csv|md|json|xml|ya?ml|ini|conf)$/i

/** How a file would be shown, by what its sender calls it; whether it is that, is looked at when it is opened. */
export function kindOfFile(file: Pick<Attachment, 'contentType' | 'name'>): FileKind {
  const type = file.contentType.toLowerCase()
  if (pictures.has(type)) return 'picture'
  if (type === 'application/pdf') return 'pdf'
  if (/^video\/(mp4|webm|ogg|quicktime)$/.test(type)) return 'video'
  if (/^audio\/(mpeg|mp3|mp4|ogg|wav|x-wav|webm|aac|flac)$/.test(type)) return 'audio'
  if (/^text\/(plain|csv|markdown)$/.test(type) || type === 'application/json' || (type === 'application/octet-stream' && texts.test(file.name))) return 'text'
  return 'other'
}

/** So much is read of a text, and so large may a document be that is opened here; more is for saving. */
export const mostText = 200_000
export const mostDocument = 25 * 1024 * 1024

/** Bytes that are a PDF, as nothing else than that: whatever else is in them, no browser takes it for a page. Null where they are none. */
export function pdfOf(bytes: ArrayBuffer): Blob | null {
  const start = new TextDecoder('latin1').decode(bytes.slice(0, 5))
  return start === '%PDF-' ? new Blob([bytes], { type: 'application/pdf' }) : null
}
