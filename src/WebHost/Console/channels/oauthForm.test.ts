import { describe, expect, it } from 'vitest'
import { oauthFormOf, oauthOf } from './oauthForm'

const stored = { provider: 'microsoft' as const, clientId: 'client', tokenEndpoint: 'https://login.microsoftonline.com/acme.example/oauth2/v2.0/token', hasClientSecret: true, hasRefreshToken: true }

describe('the form of signing in without a password', () => {
  it('keeps what is stored when nothing was typed', () => {
    expect(oauthOf(oauthFormOf(stored))).toEqual({ provider: 'microsoft', clientId: 'client', tokenEndpoint: stored.tokenEndpoint, scope: null })
  })

  it('shows the tenant of Microsoft alone', () => {
    expect([oauthFormOf(stored).tenant, oauthFormOf(stored).tokenEndpoint]).toEqual(['acme.example', ''])
  })

  it('keeps an endpoint of another kind as it is', () => {
    const odd = { ...stored, tokenEndpoint: 'https://login.partner.microsoftonline.cn/common/oauth2/v2.0/token' }
    expect(oauthOf(oauthFormOf(odd))?.tokenEndpoint).toBe(odd.tokenEndpoint)
  })

  it('says that it is by password', () => {
    expect(oauthOf({ ...oauthFormOf(stored), way: 'password' })).toBeNull()
  })

  it('sends a secret that was typed', () => {
    expect(oauthOf({ ...oauthFormOf(stored), refreshToken: 'new' })?.refreshToken).toBe('new')
  })
})
