import type { Channel } from '../api/channelTypes'
import type { Brand, Group, Me, Member } from '../api/types'

const everything: Me['permissions'] = [
  'account:delete', 'settings:manage', 'brands:manage', 'channels:manage', 'members:manage', 'groups:manage', 'apiKeys:manage', 'audit:read',
  'tickets:all', 'reports:read', 'notifications:manage', 'tickets:work', 'customers:work', 'knowledge:work', 'cannedResponses:work',
]

export const me: Me = {
  id: 'm1',
  name: '이서연',
  email: 'seoyeon@lumenplay.example',
  role: 'owner',
  language: 'ko',
  account: { id: 'lumen', name: 'Lumen Play' },
  permissions: everything,
  ticketScope: 'all',
  brands: null,
  groups: ['g1'],
  availability: 'available',
  availabilitySince: '2026-03-02T01:00:00Z',
  notifications: {
    assigned: { bell: true, desktop: true, push: true, mail: true },
    groupAssigned: { bell: false, desktop: true, push: true, mail: true },
    answered: { bell: true, desktop: true, push: true, mail: true },
    mention: { bell: true, desktop: true, push: true, mail: true },
    mail: { when: 'daily', hour: 9, timeZone: 'Asia/Seoul' },
  },
  mailLeaves: true,
  preferences: { after: null, picturesOf: [] },
}

const member = (id: string, name: string, email: string, role: Member['role'], groups: string[], state: Member['state'] = 'active'): Member => ({
  id, name, email: `${email}@lumenplay.example`, role, state, brands: null, groups, createdAt: '2026-03-02T01:00:00Z',
  availability: 'available', availabilitySince: '2026-03-02T01:00:00Z',
})

export const members: Member[] = [
  member('m1', '이서연', 'seoyeon', 'owner', ['g1']),
  member('m2', '김도윤', 'doyun', 'admin', ['g1', 'g2']),
  { ...member('m3', '박지우', 'jiwoo', 'proAgent', ['g1']), availability: 'away' },
  member('m4', 'Emma Clarke', 'emma', 'agent', ['g2']),
  { ...member('m5', 'Noah Weber', 'noah', 'agent', ['g2'], 'invited'), brands: ['b2'] },
]

export const groups: Group[] = [
  { id: 'g1', name: '결제', members: ['m1', 'm2', 'm3'] },
  { id: 'g2', name: '기술 지원', members: ['m2', 'm4', 'm5'] },
]

export const brands: Brand[] = [
  { id: 'b1', name: '쿡타운', slug: 'cooktown-ko', language: 'ko', supportEmail: 'help@cooktown.example', senderName: '쿡타운 고객지원', signature: '쿡타운 고객지원팀 드림\n평일 10:00 - 18:00' },
  { id: 'b2', name: 'Hero Rush', slug: 'hero-rush', language: 'en', supportEmail: 'support@herorush.example', senderName: 'Hero Rush Support', signature: 'The Hero Rush team' },
]

const server = (host: string, port: number, tls: 'implicit' | 'startTls', user: string) => ({ host, port, tls, user, hasPassword: true })

export const channels: Channel[] = [
  {
    id: 'c1', kind: 'email', name: '쿡타운 메일', brand: 'b1',
    settings: { address: 'help@cooktown.example', imap: server('imap.cooktown.example', 993, 'implicit', 'help'), smtp: server('smtp.cooktown.example', 587, 'startTls', 'help') },
    health: { state: 'ok', lastError: null, lastCheckedAt: new Date().toISOString(), mode: 'idle' },
  },
  {
    id: 'c2', kind: 'email', name: 'Hero Rush mail', brand: 'b2',
    settings: { address: 'support@herorush.example', imap: server('imap.herorush.example', 993, 'implicit', 'support'), smtp: server('smtp.herorush.example', 465, 'implicit', 'support') },
    health: { state: 'failing', lastError: 'The server imap.herorush.example refused the password for “support”.', lastCheckedAt: new Date().toISOString(), mode: 'poll' },
  },
]
