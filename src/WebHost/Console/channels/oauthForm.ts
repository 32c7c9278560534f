import type { MailProvider, OAuth } from '@/api/channelTypes'

export type SignInWay = 'password' | MailProvider

/** How both servers are signed in to, as it stands in the form; everything is text there. */
export interface OAuthForm {
  way: SignInWay
  /** Of Microsoft; empty is any. */
  tenant: string
  tokenEndpoint: string
  scope: string
  clientId: string
  clientSecret: string
  refreshToken: string
  hasClientSecret: boolean
  hasRefreshToken: boolean
}

const microsoft = { before: 'https://login.microsoftonline.com/', after: '/oauth2/v2.0/token' }

export function oauthFormOf(oauth: OAuth | null | undefined): OAuthForm {
  const endpoint = oauth?.tokenEndpoint ?? ''
  const tenant = oauth?.provider === 'microsoft' ? tenantOf(endpoint) : ''
  return {
    way: oauth?.provider ?? 'password',
    tenant,
    tokenEndpoint: tenant === '' ? endpoint : '',
    scope: oauth?.scope ?? '',
    clientId: oauth?.clientId ?? '',
    clientSecret: '',
    refreshToken: '',
    hasClientSecret: oauth?.hasClientSecret ?? false,
    hasRefreshToken: oauth?.hasRefreshToken ?? false,
  }
}

/** The settings to send: null is by password, a secret that was not typed is kept by the server. */
export function oauthOf(form: OAuthForm): OAuth | null {
  if (form.way === 'password') return null
  const { clientSecret, refreshToken } = form
  return {
    provider: form.way,
    tokenEndpoint: endpointOf(form) || null,
    scope: form.scope.trim() || null,
    clientId: form.clientId.trim(),
    ...(clientSecret ? { clientSecret } : {}),
    ...(refreshToken ? { refreshToken } : {}),
  }
}

function endpointOf(form: OAuthForm): string {
  const tenant = form.tenant.trim()
  if (form.way === 'microsoft' && tenant !== '') return `${microsoft.before}${encodeURIComponent(tenant)}${microsoft.after}`
  return form.way === 'google' ? '' : form.tokenEndpoint.trim()
}

function tenantOf(endpoint: string): string {
  if (!endpoint.startsWith(microsoft.before) || !endpoint.endsWith(microsoft.after)) return ''
  const tenant = endpoint.slice(microsoft.before.length, -microsoft.after.length)
  return tenant.includes('/') ? '' : decodeURIComponent(tenant)
}
