import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { asProblem, type Problem } from '@/api/problem'
import { ticketsApi } from '@/api/tickets'
import type { Ticket, TicketPatch, TicketRow, TimelineItem } from '@/api/types'
import { mayBeBegun } from '@/first/begun'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'
import { TIMELINE_PAGE } from './page'
import { lastVersion, merge, takesAway, tellsOfForm } from './timeline'

/** One opened ticket: its fields and its timeline, read once and then kept up by the feed, for one's own changes too. */
export function useTicket(number: () => number) {
  const live = useLive()
  const ticket = shallowRef<Ticket | null>(null)
  const items = shallowRef<TimelineItem[]>([])
  const older = ref<string | number | null>(null)
  const state = ref<'loading' | 'ready' | 'failed' | 'gone'>('loading')
  const problem = ref<Problem | null>(null)
  const readingOlder = ref(false)
  const fresh = ref(new Set<string>())
  /** Fields whose change is on its way and not yet told by the feed. */
  const pending = ref(new Map<keyof TicketPatch, number>())
  let catching: Promise<void> | null = null
  let wanted = 0
  /** What the feed said while the ticket is being read, which may have been before it. */
  let told: TicketRow | 'gone' | null = null

  /** What has been read. */
  const seen = computed(() => lastVersion(items.value))
  /** What its reader has had before their eyes: not what came a moment ago, nor what stands below the edge. */
  const viewed = ref(0)

  async function read(): Promise<void> {
    const asked = number()
    state.value = 'loading'
    ticket.value = null
    items.value = []
    pending.value = new Map()
    told = null
    try {
      const unheard = live.state === 'connecting' || mayBeBegun()
      const [found, page] = await Promise.all([ticketsApi.get(asked), ticketsApi.timeline(asked, { limit: TIMELINE_PAGE })])
      if (asked !== number()) return
      ticket.value = found
      items.value = merge([], page.items)
      viewed.value = seen.value
      older.value = page.next
      state.value = told === 'gone' ? 'gone' : 'ready'
      if (told !== 'gone' && told !== null) take(told)
      void catchUp(wanted)
      // Read before the watch had begun, so that one waits for nothing; what fell between is read then.
      if (unheard) void live.whenReady().then(() => { if (asked === number() && live.state === 'live') reread() })
    } catch (error) {
      if (asked !== number()) return
      problem.value = asProblem(error)
      state.value = problem.value.status === 404 ? 'gone' : 'failed'
    }
  }

  async function readOlder(): Promise<void> {
    if (older.value === null || readingOlder.value) return
    readingOlder.value = true
    const asked = number()
    try {
      const page = await ticketsApi.timeline(asked, { before: older.value, limit: TIMELINE_PAGE })
      if (asked !== number()) return
      items.value = merge(items.value, page.items)
      older.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    } finally {
      readingOlder.value = false
    }
  }

  /** Read on until the timeline has this version; one reading at a time, and a newer wish extends it. */
  function catchUp(version: number): Promise<void> {
    wanted = Math.max(wanted, version)
    catching ??= readOn().finally(() => (catching = null))
    return catching
  }

  async function readOn(): Promise<void> {
    while (state.value === 'ready' && seen.value < wanted) {
      const asked = number()
      const after = seen.value
      const page = await ticketsApi.timeline(asked, { after, limit: TIMELINE_PAGE }).catch(() => null)
      if (page === null || asked !== number()) return
      if (page.items.length === 0) wanted = after
      const known = new Set(items.value.map((item) => item.id))
      const anew = page.items.some(takesAway) ? await ticketsApi.timeline(asked, { limit: TIMELINE_PAGE }).catch(() => null) : null
      if (asked !== number()) return
      items.value = merge(anew ? [] : items.value, anew?.items ?? page.items)
      if (anew) older.value = anew.next
      if (page.items.some(tellsOfForm)) reread()
      markFresh(page.items.filter((item) => !known.has(item.id)))
    }
  }

  function markFresh(news: TimelineItem[]): void {
    fresh.value = new Set([...fresh.value, ...news.map((item) => item.id)])
  }

  function take(row: TicketRow): void {
    if (ticket.value && row.version > ticket.value.version) ticket.value = { ...ticket.value, ...row }
    for (const [field, version] of pending.value) {
      if (version > 0 && (ticket.value?.version ?? 0) >= version) settleField(field)
    }
  }

  async function change(wish: TicketPatch): Promise<void> {
    const fields = Object.keys(wish) as (keyof TicketPatch)[]
    const asked = number()
    pending.value = new Map([...pending.value, ...fields.map((field) => [field, 0] as const)])
    try {
      const answer = await ticketsApi.change(asked, wish)
      if (asked !== number()) return
      pending.value = new Map([...pending.value, ...fields.map((field) => [field, answer.version] as const)])
      if (ticket.value && fields.some((field) => field === 'type' || field === 'fields')) ticket.value = withForm(ticket.value, answer)
      if (live.state === 'live') take(ticket.value ?? answer)
      else await refresh()
    } catch (error) {
      fields.forEach(settleField)
      throw error
    }
  }

  function settleField(field: keyof TicketPatch): void {
    const rest = new Map(pending.value)
    rest.delete(field)
    pending.value = rest
  }

  /**
   * Read again from the version one has: after a reset, and where the feed cannot tell because it is down.
   * @returns False where something is still missing.
   */
  async function refresh(): Promise<boolean> {
    if (state.value === 'failed') {
      await read()
      return state.value !== 'failed'
    }
    const asked = number()
    try {
      const found = await ticketsApi.get(asked)
      if (asked !== number() || state.value !== 'ready') return true
      take(found)
      if (found.version >= (ticket.value?.version ?? 0)) ticket.value = found
      return await whole(found.version)
    } catch (error) {
      if (asked !== number()) return true
      if (asProblem(error).status !== 404) return false
      state.value = 'gone'
      return true
    }
  }

  /** Catches up with a version, and says whether it did. */
  async function whole(version: number): Promise<boolean> {
    const asked = number()
    await catchUp(version)
    return asked !== number() || state.value !== 'ready' || seen.value >= wanted
  }

  function view(version: number): void {
    viewed.value = Math.max(viewed.value, version)
  }

  function leave(): void {
    told = 'gone'
    state.value = 'gone'
  }

  const reread = useReread(refresh)
  onScopeDispose(
    live.listen({
      happened: (entries) => {
        const mine = entries.filter((entry) => entry.row.id === number())
        for (const entry of mine) {
          if (entry.row.box === 'purged') {
            leave()
            return
          }
          if (told === null || told === 'gone' || entry.row.version > told.version) told = entry.row
          take(entry.row)
          void whole(entry.version).then((done) => { if (!done) reread() })
        }
      },
      gone: (tickets) => {
        if (tickets.includes(number())) leave()
      },
      reset: reread,
    }),
  )
  watch(
    number,
    () => {
      wanted = 0
      fresh.value = new Set()
      void read()
    },
    { immediate: true },
  )

  return { ticket, items, older, state, problem, readingOlder, fresh, pending, seen, viewed, view, read, readOlder, refresh, change, catchUp }
}

/** Rows and entries of the feed say nothing of a form; an answer does. */
function withForm(ticket: Ticket, { fields, form, typeName }: Ticket): Ticket {
  return { ...ticket, fields, form, typeName }
}

export type OpenTicket = ReturnType<typeof useTicket>
