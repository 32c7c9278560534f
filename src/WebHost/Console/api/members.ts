import { get, newKey, patch, post, remove } from './http'
import type { ApiKey, Group, Invitation, Member, NewApiKey, Page, Role } from './types'

export interface MemberWish {
  role?: Role
  brands?: string[] | null
  groups?: string[]
}

/** How many a page has at most, and how many are looked up at a time. */
const MOST = 200

export const membersApi = {
  list: (query: { q?: string; cursor?: string | null; limit?: number } = {}) => get<Page<Member>>('/members', query),
  /** Those of these who are there. */
  async find(ids: string[]): Promise<Member[]> {
    const found: Member[] = []
    for (let from = 0; from < ids.length; from += MOST) {
      const some = ids.slice(from, from + MOST).map((id) => `id=${encodeURIComponent(id)}`)
      found.push(...(await get<Page<Member>>(`/members?${some.join('&')}`)).items)
    }
    return found
  },
  change: (member: string, wish: MemberWish) => patch<Member>(`/members/${member}`, wish),
  remove: (member: string) => remove(`/members/${member}`),
  invite: (wish: MemberWish & { email: string; name: string }) =>
    post<Invitation>('/members/invitations', wish, { 'Idempotency-Key': newKey() }),
  resend: (member: string) => post<Invitation>(`/members/invitations/${member}/resend`),
  cancel: (member: string) => remove(`/members/invitations/${member}`),
}

export const groupsApi = {
  /** All of them, page by page: there are few. */
  async all(): Promise<Group[]> {
    const all: Group[] = []
    let cursor: string | null = null
    do {
      const page: Page<Group> = await get<Page<Group>>('/groups', { cursor })
      all.push(...page.items)
      cursor = page.next
    } while (cursor !== null)
    return all
  },
  make: (wish: { name: string; members: string[] }) => post<Group>('/groups', wish, { 'Idempotency-Key': newKey() }),
  change: (group: string, wish: { name?: string; members?: string[] }) => patch<Group>(`/groups/${group}`, wish),
  remove: (group: string) => remove(`/groups/${group}`),
}

export const apiKeysApi = {
  list: () => get<Page<ApiKey>>('/api-keys'),
  make: (wish: { name: string; scopes: string[] }) => post<NewApiKey>('/api-keys', wish, { 'Idempotency-Key': newKey() }),
  remove: (key: string) => remove(`/api-keys/${key}`),
}
