import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowReactive } from 'vue'
import { onUnreachable } from '@/api/http'
import type { DraftMark } from '@/api/drafts'
import type { JobProgress } from '@/api/jobs'
import type { Counts } from '@/api/types'
import type { DraftWord } from '@/tickets/together/protocol'
import type { ChangedKind, ChangedSection, Entry, Person } from './protocol'
import { LiveSession, type LiveState } from './session'
import { makeTransport } from '@/live/transport'

/** What a screen wants to hear. */
export interface LiveListener {
  happened?: (entries: Entry[]) => void
  /** Customers who are other than they were. */
  customers?: (ids: string[]) => void
  gone?: (tickets: number[]) => void
  reset?: () => void
  counts?: (brand: string | null, counts: Counts) => void
  knowledge?: (brand: string, sections: ChangedSection[]) => void
  notified?: () => void
  seen?: (ticket: number | null, at: string | null) => void
  job?: (job: JobProgress | null) => void
  draft?: (ticket: number, mode: string, word: DraftWord) => void
  drafting?: (marks: DraftMark[]) => void
  changed?: (kind: ChangedKind) => void
}

export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  const everLive = ref(false)
  const people = reactive(new Map<number, Person[]>())
  const listeners = new Set<LiveListener>()
  let stopDoubting: () => void = () => undefined
  /** Screens whose reading failed, each with how to read again at once. */
  const behind = shallowReactive(new Map<symbol, () => void>())
  let settled: () => void = () => undefined
  let ready = new Promise<void>((resolve) => (settled = resolve))

  const session = new LiveSession(makeTransport(), {
    state: (next) => {
      state.value = next
      if (next === 'live') everLive.value = true
      if (next !== 'connecting') settled()
      if (next === 'offline') people.clear()
    },
    happened: (entries) => { listeners.forEach((listener) => listener.happened?.(entries)) },
    customers: (ids) => { listeners.forEach((listener) => listener.customers?.(ids)) },
    gone: (tickets) => { listeners.forEach((listener) => listener.gone?.(tickets)) },
    reset: () => { listeners.forEach((listener) => listener.reset?.()) },
    counts: (brand, counts) => { listeners.forEach((listener) => listener.counts?.(brand, counts)) },
    knowledge: (brand, sections) => { listeners.forEach((listener) => listener.knowledge?.(brand, sections)) },
    notified: () => { listeners.forEach((listener) => listener.notified?.()) },
    seen: (ticket, at) => { listeners.forEach((listener) => listener.seen?.(ticket, at)) },
    job: (job) => { listeners.forEach((listener) => listener.job?.(job)) },
    draft: (ticket, mode, word) => { listeners.forEach((listener) => listener.draft?.(ticket, mode, word)) },
    drafting: (marks) => { listeners.forEach((listener) => listener.drafting?.(marks)) },
    changed: (kind) => { listeners.forEach((listener) => listener.changed?.(kind)) },
    presence: (ticket, present) => {
      if (present.length > 0) people.set(ticket, present)
      else people.delete(ticket)
    },
    presenceStarts: (all) => {
      people.clear()
      for (const { ticket, people: present } of all) if (present.length > 0) people.set(Number(ticket), present)
    },
  })

  function start(): void {
    session.start()
    window.addEventListener('online', retry)
    window.addEventListener('offline', doubt)
    stopDoubting = onUnreachable(doubt)
  }

  async function stop(): Promise<void> {
    window.removeEventListener('online', retry)
    window.removeEventListener('offline', doubt)
    stopDoubting()
    await session.stop()
    people.clear()
    state.value = 'connecting'
    everLive.value = false
    ready = new Promise<void>((resolve) => (settled = resolve))
  }

  function doubt(): void {
    void session.doubt()
  }

  function retry(): void {
    session.retryNow()
    Array.from(behind.values()).forEach((again) => { again() })
  }

  /** Lists are read after the watch has begun, so that nothing falls between. */
  function whenReady(): Promise<void> {
    return ready
  }

  function listen(listener: LiveListener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** A screen says that it could not read what it missed, and shows what was; or, with nothing to try again, that it is whole. */
  function setBehind(screen: symbol, again: (() => void) | null): void {
    if (again) behind.set(screen, again)
    else behind.delete(screen)
  }

  return {
    state,
    people,
    offline: computed(() => state.value === 'offline'),
    behind: computed(() => behind.size > 0),
    everLive,
    start,
    stop,
    retry,
    listen,
    whenReady,
    setBehind,
    count: (brand: string | null) => session.count(brand),
    stopCounting: () => session.stopCounting(),
    watchAgain: () => session.watchAgain(),
    open: (ticket: number) => session.open(ticket),
    close: (ticket: number) => session.close(ticket),
    ask: <T>(method: string, ...args: unknown[]): Promise<T> => session.ask<T>(method, ...args),
    typing: (ticket: number, mode: 'reply' | 'memo' | null) => session.typing(ticket, mode),
  }
})
