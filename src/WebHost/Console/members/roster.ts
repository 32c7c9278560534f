import { computed, ref, shallowReactive } from 'vue'
import type { Member, Page } from '@/api/types'

export interface RosterApi {
  list: (query: { q?: string; cursor?: string | null }) => Promise<Page<Member>>
  find: (ids: string[]) => Promise<Member[]>
}

/**
 * Who is known of those who work here. The list is read page by page as far as somebody looks; whoever is named elsewhere is looked up by id, all who
 * are named at the same moment at once; whoever is searched for is found by the server. So nobody is missing however many there are.
 */
export function useRoster(api: RosterApi) {
  const pages = ref<Member[]>([])
  const next = ref<string | null>(null)
  const others = shallowReactive(new Map<string, Member>())
  const unknown = new Set<string>()
  const wanted = new Set<string>()
  let reads = 0

  const byId = computed(() => new Map([...others.values(), ...pages.value].map((member) => [member.id, member])))
  const known = computed(() => [...byId.value.values()])

  /** Begins the list anew, as long as it was, and brings the others up to date. */
  async function read(): Promise<void> {
    const read = ++reads
    const length = pages.value.length
    let page = await api.list({})
    const items = [...page.items]
    while (page.next !== null && items.length < length) {
      page = await api.list({ cursor: page.next })
      items.push(...page.items)
    }
    const found = others.size > 0 ? await api.find([...others.keys()]) : []
    if (read !== reads) return
    pages.value = items
    next.value = page.next
    others.clear()
    found.forEach((member) => others.set(member.id, member))
    unknown.clear()
  }

  async function more(): Promise<void> {
    const read = reads
    const from = next.value
    if (from === null) return
    const page = await api.list({ cursor: from })
    if (read !== reads || next.value !== from) return
    pages.value = [...pages.value, ...page.items]
    next.value = page.next
  }

  /** Makes known who has this in their name or address; without a need to ask where the list is whole. */
  async function search(text: string): Promise<void> {
    if (next.value === null || text.trim() === '') return
    const page = await api.list({ q: text.trim() })
    page.items.forEach((member) => others.set(member.id, member))
  }

  /** Empty while it is looked up, and for one who is not there any more. */
  function nameOf(id: string | null): string {
    if (id === null) return ''
    const member = byId.value.get(id)
    if (!member && reads > 0) want(id)
    return member?.name ?? ''
  }

  function want(id: string): void {
    if (next.value === null || unknown.has(id) || wanted.has(id)) return
    if (wanted.size === 0) queueMicrotask(() => void lookUp())
    wanted.add(id)
  }

  async function lookUp(): Promise<void> {
    const ids = [...wanted]
    try {
      const found = await api.find(ids)
      ids.forEach((id) => unknown.add(id))
      found.forEach((member) => others.set(member.id, member))
    } catch {
      // Asked again when they are shown again.
    } finally {
      ids.forEach((id) => wanted.delete(id))
    }
  }

  return { list: pages, known, hasMore: computed(() => next.value !== null), read, more, search, nameOf }
}
