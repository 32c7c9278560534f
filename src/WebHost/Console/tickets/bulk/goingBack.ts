import type { BulkWish } from '@/api/jobs'
import type { TicketRow } from '@/api/types'

/** One call that puts some tickets back. */
export interface Back {
  tickets: number[]
  wish: BulkWish
}

/** What makes each of these tickets as its row said before; nothing where that cannot be said: a memo was written, a customer may have been blocked before. */
export function goingBack(wish: BulkWish, before: readonly TicketRow[]): Back[] {
  switch (wish.action) {
    case 'assign':
      return grouped(before, (row) => (same(row.assignee, wish.assignee) ? null : { action: 'assign', assignee: row.assignee }))
    case 'status':
      return grouped(before, (row) => (row.status === wish.status ? null : { action: 'status', status: row.status }))
    case 'importance':
      return grouped(before, (row) => (row.importance === wish.importance ? null : { action: 'importance', importance: row.importance }))
    case 'type':
      return grouped(before, (row) => ((row.type ?? null) === (wish.type ?? null) ? null : { action: 'type', type: row.type ?? null }))
    case 'tag':
      return grouped(before, (row) => tags('untag', wish.tags?.filter((tag) => !row.tags.includes(tag))))
    case 'untag':
      return grouped(before, (row) => tags('tag', wish.tags?.filter((tag) => row.tags.includes(tag))))
    case 'delete':
      return grouped(before, (row) => (row.box === 'deleted' ? null : { action: 'restore' }))
    case 'restore':
      return grouped(before, (row) => (row.box === 'deleted' ? { action: 'delete' } : null))
    case 'spam':
      return grouped(before, (row) => (row.box === 'blocked' ? null : { action: 'noSpam' }))
    case 'noSpam':
      return grouped(before, (row) => (row.box === 'blocked' ? { action: 'spam' } : null))
    default:
      return []
  }
}

const tags = (action: 'tag' | 'untag', some: string[] = []): BulkWish | null => (some.length > 0 ? { action, tags: some } : null)

const same = (a: TicketRow['assignee'], b: BulkWish['assignee']) => a.member === (b?.member ?? null) && a.group === (b?.group ?? null)

/** As few calls as there are different ways back. */
function grouped(rows: readonly TicketRow[], back: (row: TicketRow) => BulkWish | null): Back[] {
  const calls = new Map<string, Back>()
  for (const row of rows) {
    const wish = back(row)
    if (!wish) continue
    const key = JSON.stringify(wish)
    const call = calls.get(key) ?? { tickets: [], wish }
    call.tickets.push(row.id)
    calls.set(key, call)
  }
  return [...calls.values()]
}
