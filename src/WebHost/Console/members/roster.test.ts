import { describe, expect, it, vi } from 'vitest'
import type { Member, Page } from '@/api/types'
import { useRoster, type RosterApi } from './roster'

const people = Array.from({ length: 5 }, (_, n): Member => ({
  id: `m${n}`, name: `Name ${n}`, email: `m${n}@acme.example`, role: 'agent', state: 'active', brands: null, groups: [], createdAt: '2026-01-05T09:00:00Z',
  availability: 'available', availabilitySince: '2026-01-05T09:00:00Z',
}))

/** Pages of two. */
function server(all = people) {
  const list = vi.fn((query: { q?: string; cursor?: string | null }): Promise<Page<Member>> => {
    if (query.q) return Promise.resolve({ items: all.filter((one) => one.name.includes(query.q ?? '')), next: null })
    const from = Number(query.cursor ?? 0)
    return Promise.resolve({ items: all.slice(from, from + 2), next: from + 2 < all.length ? String(from + 2) : null })
  })
  const find = vi.fn((ids: string[]) => Promise.resolve(all.filter((one) => ids.includes(one.id))))
  return { list, find } satisfies RosterApi
}

const ids = (members: Member[]) => members.map((one) => one.id)

describe('a roster', () => {
  it('is read page by page', async () => {
    const it = useRoster(server())
    await it.read()
    expect([ids(it.list.value), it.hasMore.value]).toEqual([['m0', 'm1'], true])

    await it.more()
    await it.more()

    expect([ids(it.list.value), it.hasMore.value]).toEqual([['m0', 'm1', 'm2', 'm3', 'm4'], false])
  })

  it('looks up all who are named at the same moment at once, and each once', async () => {
    const api = server()
    const it = useRoster(api)
    await it.read()
    expect([it.nameOf('m3'), it.nameOf('m4'), it.nameOf('gone'), it.nameOf('m3'), it.nameOf('m0')]).toEqual(['', '', '', '', 'Name 0'])

    await vi.waitFor(() => { expect(it.nameOf('m3')).toBe('Name 3') })

    expect([it.nameOf('m4'), it.nameOf('gone')]).toEqual(['Name 4', ''])
    await Promise.resolve()
    expect(api.find).toHaveBeenCalledExactlyOnceWith(['m3', 'm4', 'gone'])
  })

  it('finds whom one searches for beyond the pages that were read', async () => {
    const it = useRoster(server())
    await it.read()

    await it.search('Name 4')

    expect(ids(it.known.value)).toContain('m4')
    expect(ids(it.list.value)).not.toContain('m4')
  })

  it('asks nobody where the list is whole', async () => {
    const api = server(people.slice(0, 2))
    const it = useRoster(api)
    await it.read()

    await it.search('Name 1')

    expect([it.nameOf('gone'), api.list.mock.calls.length, api.find.mock.calls.length]).toEqual(['', 1, 0])
  })

  it('is as long as it was when it is read again, and knows new names of those beyond', async () => {
    const all = [...people]
    const it = useRoster(server(all))
    await it.read()
    await it.more()
    await it.search('Name 4')
    all[4] = { ...people[4] ?? expect.fail(), name: 'Another' }

    await it.read()

    expect([it.list.value.length, it.nameOf('m4')]).toEqual([4, 'Another'])
  })
})
