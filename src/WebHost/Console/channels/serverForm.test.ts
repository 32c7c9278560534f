import { describe, expect, it } from 'vitest'
import { blank, formOf, settingsOf } from './serverForm'

const stored = { host: 'imap.example.com', port: 993, tls: 'implicit' as const, user: 'help', hasPassword: true }

describe('the form of a mail server', () => {
  it('leaves a password out that was not typed, so that the stored one is kept', () => {
    const settings = settingsOf('help@example.com', formOf('imap', stored), { ...blank('smtp'), used: false })
    expect(settings.imap).toEqual({ host: 'imap.example.com', port: 993, tls: 'implicit', user: 'help' })
  })

  it('sends a password that was typed', () => {
    expect(settingsOf('a@b.example', { ...formOf('imap', stored), password: 'new' }, blank('smtp')).imap?.password).toBe('new')
  })

  it('says that a server is not used', () => {
    expect(settingsOf('a@b.example', formOf('imap', null), blank('smtp')).imap).toBeNull()
  })

  it('begins with the usual ports', () => {
    expect([blank('imap').port, blank('smtp').port]).toEqual(['993', '587'])
  })
})
