import { ticketsApi } from '@/api/tickets'
import type { TimelineItem } from '@/api/types'
import { isShown, kindOf, merge } from '../work/timeline'

const PAGE = 200

/** The whole conversation, oldest first, without what the system did and what has not been sent yet. */
export async function readWhole(ticket: number): Promise<TimelineItem[]> {
  let items: TimelineItem[] = []
  let before: string | number | null = null
  do {
    const page = await ticketsApi.timeline(ticket, { limit: PAGE, ...(before === null ? {} : { before }) })
    items = merge(items, page.items)
    before = page.next
  } while (before !== null)
  return items.filter((item) => isShown(item) && kindOf(item) !== 'system' && item.type !== 'planned')
}

/** What is folded away on the screen is not printed: it stands further up. */
export function withoutFolds(html: string): string {
  const mail = new DOMParser().parseFromString(html, 'text/html')
  for (const folded of mail.querySelectorAll('[data-fold]')) folded.remove()
  return mail.body.innerHTML
}
