import { describe, expect, it } from 'vitest'
import { kindOfFile, pdfOf } from './kinds'

const of = (contentType: string, name = 'a') => kindOfFile({ contentType, name })

describe('how files are shown', () => {
  it('goes by their type', () => {
    expect([of('image/png'), of('video/mp4'), of('audio/mpeg'), of('application/pdf'), of('text/plain')]).toEqual(['picture', 'video', 'audio', 'pdf', 'text'])
  })

  it('shows nothing that could be a page', () => {
    expect([of('text/html'), of('image/svg+xml'), of('application/xhtml+xml'), of('text/xml')]).toEqual(['other', 'other', 'other', 'other'])
  })

  it('takes logs without a type for text', () => {
    expect([of('application/octet-stream', 'crash.log'), of('application/octet-stream', 'page.html')]).toEqual(['text', 'other'])
  })

  it('opens a PDF by its first bytes and as nothing else', () => {
    expect(pdfOf(new TextEncoder().encode('%PDF-1.7 …').buffer)?.type).toBe('application/pdf')
    expect(pdfOf(new TextEncoder().encode('<script>%PDF-').buffer)).toBeNull()
  })
})
