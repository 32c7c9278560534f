import type { Ticket } from '@/api/types'

export type Addition = Ticket['addedByMail'][number]

const is = (one: string) => (other: string) => one.toLowerCase() === other.toLowerCase()

/** Whom mails have added and nobody has answered for: neither in copy of this reply, nor left out of it. */
export function unanswered(added: Addition[], cc: string[], declined: string[]): Addition[] {
  return added.filter(({ email }) => !cc.some(is(email)) && !declined.some(is(email)))
}

/** Of those left out, the ones that are not in copy after all. */
export function leftOut(declined: string[], cc: string[]): string[] {
  return declined.filter((email) => !cc.some(is(email)))
}
