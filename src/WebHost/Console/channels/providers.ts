import type { Tls } from '@/api/channelTypes'
import type { SignInWay } from './oauthForm'
import type { ServerForm } from './serverForm'

export type ProviderId = 'gmail' | 'microsoft' | 'naver' | 'daum' | 'kakao' | 'zoho'

interface Server {
  host: string
  port: string
  tls: Tls
}

export interface Provider {
  id: ProviderId
  imap: Server
  smtp: Server
  /** Whose addresses are certainly there; others may be, under domains of their own. */
  domains: readonly string[]
  /** What the provider signs in with: the part before the @ alone, or the whole address. */
  user: 'address' | 'local'
  /** How one signs in there unless one knows better. */
  way: SignInWay
  /** The provider's own page about it, where there is a lasting one. */
  help?: string
}

const imap = (host: string): Server => ({ host, port: '993', tls: 'implicit' })
const smtps = (host: string): Server => ({ host, port: '465', tls: 'implicit' })

/** Each as the provider's help says it; a mailbox under a domain of one's own at Zoho is at hosts of their own, see {@link serversOf}. */
export const providers: readonly Provider[] = [
  {
    id: 'gmail',
    imap: imap('imap.gmail.com'),
    smtp: smtps('smtp.gmail.com'),
    domains: ['gmail.com', 'googlemail.com'],
    user: 'address',
    way: 'password',
    help: 'https://support.google.com/mail/answer/7126229',
  },
  {
    id: 'microsoft',
    imap: imap('outlook.office365.com'),
    smtp: { host: 'smtp.office365.com', port: '587', tls: 'startTls' },
    domains: ['onmicrosoft.com'],
    user: 'address',
    way: 'microsoft',
    help: 'https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission',
  },
  { id: 'naver', imap: imap('imap.naver.com'), smtp: smtps('smtp.naver.com'), domains: ['naver.com'], user: 'local', way: 'password' },
  { id: 'daum', imap: imap('imap.daum.net'), smtp: smtps('smtp.daum.net'), domains: ['daum.net', 'hanmail.net'], user: 'local', way: 'password' },
  { id: 'kakao', imap: imap('imap.kakao.com'), smtp: smtps('smtp.kakao.com'), domains: ['kakao.com'], user: 'local', way: 'password' },
  {
    id: 'zoho',
    imap: imap('imap.zoho.com'),
    smtp: smtps('smtp.zoho.com'),
    domains: ['zoho.com', 'zohomail.com'],
    user: 'address',
    way: 'password',
    help: 'https://www.zoho.com/mail/help/imap-access.html',
  },
]

export function providerBy(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id)
}

const domainOf = (address: string): string => address.trim().toLowerCase().split('@')[1] ?? ''

/** Who certainly has a mailbox of this address; null where that cannot be told from it. */
export function providerOf(address: string): Provider | null {
  const domain = domainOf(address)
  return providers.find(({ domains }) => domains.some((known) => domain === known || domain.endsWith(`.${known}`))) ?? null
}

/** Who has the servers that stand in the form; null where they are by hand. */
export function providerAt(imapHost: string, smtpHost: string): Provider | null {
  const hosts = [imapHost, smtpHost].map((host) => host.trim().toLowerCase().replace(/^(imap|smtp)pro\./, '$1.'))
  return providers.find((provider) => hosts.includes(provider.imap.host) || hosts.includes(provider.smtp.host)) ?? null
}

/** Both servers of a mailbox there, over what stands in the form; passwords that were written stay. */
export function filled(provider: Provider, address: string, imapForm: ServerForm, smtpForm: ServerForm): { imap: ServerForm; smtp: ServerForm } {
  const { imap: inbound, smtp: outbound } = serversOf(provider, address)
  const user = provider.user === 'local' ? (address.trim().split('@')[0] ?? '') : address.trim()
  return { imap: { ...imapForm, ...inbound, used: true, user }, smtp: { ...smtpForm, ...outbound, used: true, user } }
}

function serversOf(provider: Provider, address: string): { imap: Server; smtp: Server } {
  const domain = domainOf(address)
  if (provider.id !== 'zoho' || domain === '' || provider.domains.includes(domain)) return provider
  return { imap: imap('imappro.zoho.com'), smtp: smtps('smtppro.zoho.com') }
}
