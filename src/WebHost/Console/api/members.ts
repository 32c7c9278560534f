import { get, newKey, patch, post, remove } from './http'
import type { ApiKey, Group, Invitation, Member, NewApiKey, Page, Role } from './types'

export interface MemberWish {
  role?: Role
  brands?: string[] | null
  groups?: string[]
}

export const membersApi = {
  list: () => get<Page<Member>>('/members'),
  change: (member: string, wish: MemberWish) => patch<Member>(`/members/${member}`, wish),
  remove: (member: string) => remove(`/members/${member}`),
  invite: (wish: MemberWish & { email: string; name: string }) =>
    post<Invitation>('/members/invitations', wish, { 'Idempotency-Key': newKey() }),
  resend: (member: string) => post<Invitation>(`/members/invitations/${member}/resend`),
  cancel: (member: string) => remove(`/members/invitations/${member}`),
}

export const groupsApi = {
  list: () => get<Page<Group>>('/groups'),
  make: (wish: { name: string; members: string[] }) => post<Group>('/groups', wish, { 'Idempotency-Key': newKey() }),
  change: (group: string, wish: { name?: string; members?: string[] }) => patch<Group>(`/groups/${group}`, wish),
  remove: (group: string) => remove(`/groups/${group}`),
}

export const apiKeysApi = {
  list: () => get<Page<ApiKey>>('/api-keys'),
  make: (wish: { name: string; scopes: string[] }) => post<NewApiKey>('/api-keys', wish, { 'Idempotency-Key': newKey() }),
  remove: (key: string) => remove(`/api-keys/${key}`),
}
