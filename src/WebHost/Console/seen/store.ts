import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { seenApi, type SeenTickets } from '@/api/seen'
import type { TicketRow } from '@/api/types'
import { isUnread, micros, withMark, type Marks } from './marks'

/** So many tickets are asked for at a time. */
const AT_ONCE = 200

/** What the one who is signed in has read, of the tickets that are on the screen. */
export const useSeen = defineStore('seen', () => {
  const marks = shallowRef<Marks | null>(null)
  /** Asked for, whether or not there was a mark. */
  const known = new Set<number>()

  function take(answer: SeenTickets): void {
    const tickets = new Map(marks.value?.tickets)
    for (const { ticket, at } of answer.items) tickets.set(Number(ticket), micros(at))
    marks.value = { before: micros(answer.before), tickets }
  }

  /** Learns of those that are not known yet. What cannot be asked is asked with the next ones; until then it looks read. */
  async function learn(rows: readonly TicketRow[]): Promise<void> {
    const asked = rows.map((row) => row.id).filter((id) => !known.has(id))
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE)
      some.forEach((id) => known.add(id))
      try {
        take(await seenApi.of(some))
      } catch {
        some.forEach((id) => known.delete(id))
        return
      }
    }
  }

  /** Another device of the same member said so; or, with nothing said, all of it is to be asked again. */
  async function heard(ticket: number | null, at: string | null, rows: readonly TicketRow[]): Promise<void> {
    if (ticket !== null && at !== null) {
      known.add(ticket)
      if (marks.value) marks.value = withMark(marks.value, ticket, at)
      return
    }
    known.clear()
    if (marks.value) marks.value = { ...marks.value, tickets: new Map() }
    await learn(rows)
  }

  /** Nothing is asked of the server where it is read already. */
  async function saw(row: Pick<TicketRow, 'id' | 'lastMessageAt'>): Promise<void> {
    const now = marks.value
    if (now && now.tickets.has(row.id) && !isUnread(now, row.id, row.lastMessageAt)) return
    await seenApi.saw(row.id, row.lastMessageAt)
    known.add(row.id)
    marks.value = withMark(marks.value ?? { before: 0, tickets: new Map() }, row.id, row.lastMessageAt)
  }

  const unsee = (ticket: number) => seenApi.unsee(ticket)

  async function sawAll(): Promise<void> {
    const answer = await seenApi.all()
    known.clear()
    marks.value = { before: micros(answer.before), tickets: new Map() }
  }

  const unread = (row: Pick<TicketRow, 'id' | 'lastMessageAt'>): boolean => isUnread(marks.value, row.id, row.lastMessageAt)

  function forget(): void {
    known.clear()
    marks.value = null
  }

  return { learn, heard, saw, unsee, sawAll, unread, forget }
})
