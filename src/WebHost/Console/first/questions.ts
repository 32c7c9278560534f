import { address } from '@/api/address'
import type { BoxName } from '@/api/types'
import { filtersOf, firstPageOf } from '@/tickets/list/filters'
import { boxes } from '@/tickets/words'
import { TIMELINE_PAGE } from '@/tickets/work/page'

/** What a page needs to be seen: `open` is for those who are not signed in, `inbox` the list of tickets with or without an opened one. */
export type Kind = 'open' | 'inbox' | 'print' | 'other'

/** What an address shows, and what its page will ask the server first: word for word as the page asks it, else it is asked twice. */
export interface First {
  kind: Kind
  questions: string[]
}

const OPEN = /^\/(sign-in|setup|invitations)(\/|$)/
const PRINT = /^\/tickets\/\d+\/print$/
const TICKET = /^\/tickets\/(\d+)$/
const INBOX = /^\/(?:inbox(?:\/(\w+)(?:\/(\d+))?)?)?\/?$/

/** Nothing is asked where nobody need be signed in. */
export function firstOf(path: string, search: string, now: Date): First {
  if (OPEN.test(path)) return { kind: 'open', questions: [] }
  const me = address('/me')
  if (PRINT.test(path)) return { kind: 'print', questions: [me] }
  const shell = [me, address('/brands', { limit: 200 }), address('/members'), address('/groups')]
  const place = inboxOf(path)
  if (!place) return { kind: 'other', questions: shell }
  const filters = filtersOf(Object.fromEntries(new URLSearchParams(search)))
  const list = address('/tickets', firstPageOf(place.box, filters, now))
  const opened = place.ticket ? [address(`/tickets/${place.ticket}`), address(`/tickets/${place.ticket}/timeline`, { limit: TIMELINE_PAGE })] : []
  return { kind: 'inbox', questions: [me, ...opened, ...shell.slice(1), list] }
}

function inboxOf(path: string): { box: BoxName; ticket: string | undefined } | null {
  const ticket = TICKET.exec(path)?.[1]
  if (ticket) return { box: 'all', ticket }
  const inbox = INBOX.exec(path)
  const box = boxes.find((one) => one === (inbox?.[1] ?? 'mine'))
  return inbox && box ? { box, ticket: inbox[2] } : null
}
