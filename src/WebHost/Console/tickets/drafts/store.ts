import { defineStore } from 'pinia'
import { reactive } from 'vue'
import { draftsApi, type DraftMark } from '@/api/drafts'
import type { TicketRow } from '@/api/types'

/** So many tickets are asked for at a time. */
const AT_ONCE = 200

type Marks = Record<DraftMark['mode'], string[]>

const none: Marks = { reply: [], memo: [] }

/** In which drafts words stand, of the tickets that are on the screen. */
export const useDraftMarks = defineStore('draftMarks', () => {
  const marks = reactive(new Map<number, Marks>())
  /** Asked for, whether or not there was a draft. */
  const known = new Set<number>()

  function hear(told: readonly DraftMark[]): void {
    for (const { ticket, mode, by } of told) {
      const next = { ...none, ...marks.get(Number(ticket)), [mode]: by }
      if (next.reply.length + next.memo.length > 0) marks.set(Number(ticket), next)
      else marks.delete(Number(ticket))
    }
  }

  /** Learns of those that are not known yet. What cannot be asked is asked with the next ones. */
  async function learn(rows: readonly Pick<TicketRow, 'id'>[]): Promise<void> {
    const asked = rows.map((row) => row.id).filter((id) => !known.has(id))
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      const some = asked.slice(from, from + AT_ONCE)
      some.forEach((id) => known.add(id))
      try {
        const { items } = await draftsApi.marks(some)
        some.forEach((id) => marks.delete(id))
        hear(items)
      } catch {
        some.forEach((id) => known.delete(id))
        return
      }
    }
  }

  /** Something was missed, or these left what one may see: they are asked for again where they are shown. */
  function forget(tickets: readonly number[] = Array.from(known)): void {
    for (const ticket of tickets) {
      known.delete(ticket)
      marks.delete(ticket)
    }
  }

  return { marks, hear, learn, forget }
})
