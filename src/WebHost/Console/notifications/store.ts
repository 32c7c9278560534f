import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { notificationsApi } from '@/api/notifications'
import { asProblem, type Problem } from '@/api/problem'
import type { Notification } from '@/api/types'

/** What calls the one who is signed in. Only ever what the server answered: a ring of the live hub is a reason to ask it again. */
export const useNotifications = defineStore('notifications', () => {
  const items = shallowRef<Notification[]>([])
  const unopened = ref(0)
  const next = ref<string | null>(null)
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const arrivals = new Set<(news: Notification[]) => void>()
  let round = 0

  /** @returns False where it failed and nothing newer is being read. */
  async function read(): Promise<boolean> {
    const mine = (round += 1)
    try {
      const page = await notificationsApi.page()
      if (mine !== round) return true
      tell(page.items)
      items.value = page.items
      next.value = page.next
      unopened.value = page.unopened
      state.value = 'ready'
      return true
    } catch (error) {
      if (mine !== round) return true
      problem.value = asProblem(error)
      if (state.value !== 'ready') state.value = 'failed'
      return false
    }
  }

  async function readMore(): Promise<void> {
    const cursor = next.value
    const mine = round
    if (cursor === null) return
    try {
      const page = await notificationsApi.page(cursor)
      if (mine !== round) return
      items.value = [...items.value, ...page.items]
      next.value = page.next
    } catch (error) {
      problem.value = asProblem(error)
    }
  }

  /** What was not there at the reading before; nothing at the first one, which is how things stood. */
  function tell(page: Notification[]): void {
    if (state.value !== 'ready') return
    const newest = Number(items.value[0]?.id ?? 0)
    const news = page.filter((one) => Number(one.id) > newest && one.openedAt === null)
    if (news.length > 0) arrivals.forEach((listener) => { listener(news) })
  }

  async function open(one: Notification): Promise<void> {
    if (one.openedAt === null) await mark(notificationsApi.open(one), (other) => other.id === one.id)
  }

  /** Asks nothing of the server where nothing of the ticket is known to call. */
  async function openTicket(ticket: number): Promise<void> {
    if (items.value.some((one) => one.ticket === ticket && one.openedAt === null)) await mark(notificationsApi.openTicket(ticket), (one) => one.ticket === ticket)
  }

  const openAll = () => mark(notificationsApi.openAll(), () => true)

  async function mark(asked: Promise<number>, which: (one: Notification) => boolean): Promise<void> {
    unopened.value = await asked
    const now = new Date().toISOString()
    items.value = items.value.map((one) => (which(one) && one.openedAt === null ? { ...one, openedAt: now } : one))
  }

  function hear(listener: (news: Notification[]) => void): () => void {
    arrivals.add(listener)
    return () => arrivals.delete(listener)
  }

  function forget(): void {
    round += 1
    items.value = []
    unopened.value = 0
    next.value = null
    state.value = 'loading'
  }

  return { items, unopened, next, state, problem, more: computed(() => next.value !== null), read, readMore, open, openTicket, openAll, hear, forget }
})
