import { defineStore } from 'pinia'
import { computed, reactive, ref } from 'vue'
import type { ChangedKind, Entry, Person } from './protocol'
import { LiveSession, type LiveState } from './session'
import { makeTransport } from '@/live/transport'

/** What a screen wants to hear. */
export interface LiveListener {
  happened?: (entries: Entry[]) => void
  gone?: (tickets: number[]) => void
  reset?: () => void
  changed?: (kind: ChangedKind) => void
}

export const useLive = defineStore('live', () => {
  const state = ref<LiveState>('connecting')
  const everLive = ref(false)
  const people = reactive(new Map<number, Person[]>())
  const listeners = new Set<LiveListener>()
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
    gone: (tickets) => { listeners.forEach((listener) => listener.gone?.(tickets)) },
    reset: () => { listeners.forEach((listener) => listener.reset?.()) },
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
  }

  async function stop(): Promise<void> {
    window.removeEventListener('online', retry)
    await session.stop()
    people.clear()
    state.value = 'connecting'
    everLive.value = false
    ready = new Promise<void>((resolve) => (settled = resolve))
  }

  function retry(): void {
    session.retryNow()
  }

  /** Lists are read after the watch has begun, so that nothing falls between. */
  function whenReady(): Promise<void> {
    return ready
  }

  function listen(listener: LiveListener): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return {
    state,
    people,
    offline: computed(() => state.value === 'offline'),
    everLive,
    start,
    stop,
    retry,
    listen,
    whenReady,
    watchAgain: () => session.watchAgain(),
    open: (ticket: number) => session.open(ticket),
    close: (ticket: number) => session.close(ticket),
    typing: (ticket: number, mode: 'reply' | 'memo' | null) => session.typing(ticket, mode),
  }
})
