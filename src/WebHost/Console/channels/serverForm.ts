import type { ChannelSettings, MailServer, Tls } from '@/api/channelTypes'

/** A mail server as it stands in the form; everything is text there. */
export interface ServerForm {
  used: boolean
  host: string
  port: string
  tls: Tls
  user: string
  password: string
  hasPassword: boolean
}

export type Part = 'imap' | 'smtp'

/** The usual port of each way, so that picking the encryption fills in the rest. */
export const usualPorts: Record<Part, Record<Tls, string>> = {
  imap: { implicit: '993', startTls: '143', none: '143' },
  smtp: { implicit: '465', startTls: '587', none: '25' },
}

export function blank(part: Part): ServerForm {
  const tls = part === 'imap' ? 'implicit' : 'startTls'
  return { used: true, host: '', port: usualPorts[part][tls], tls, user: '', password: '', hasPassword: false }
}

export function formOf(part: Part, server: MailServer | null | undefined): ServerForm {
  if (!server) return { ...blank(part), used: false }
  return {
    used: true,
    host: server.host,
    port: String(server.port),
    tls: server.tls,
    user: server.user,
    password: '',
    hasPassword: server.hasPassword ?? false,
  }
}

/** The settings to send: a server that is not used is left out, a password that was not typed is kept by the server. */
export function settingsOf(address: string, imap: ServerForm, smtp: ServerForm): ChannelSettings {
  return { address: address.trim(), imap: imap.used ? serverOf(imap) : null, smtp: smtp.used ? serverOf(smtp) : null }
}

function serverOf(form: ServerForm): MailServer {
  const { host, port, tls, user, password } = form
  return { host: host.trim(), port: Number(port), tls, user: user.trim(), ...(password ? { password } : {}) }
}
