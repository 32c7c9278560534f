import type { ViewQuery } from '@/api/views'
import type { BoxName } from '@/api/types'
import { filtersOf, urlOf, type Filters } from '../list/filters'

/** What is shown, as a view keeps it. */
export function queryOf(box: BoxName, filters: Filters): ViewQuery {
  return {
    box,
    brand: filters.brand,
    status: filters.status,
    importance: filters.importance,
    assignee: filters.assignee || null,
    channel: filters.channel || null,
    type: filters.type.join(',') || null,
    stars: filters.stars,
    rating: filters.rating,
    tag: filters.tag || null,
    customer: filters.customer || null,
    from: filters.from || null,
    to: filters.to || null,
    period: filters.period || null,
    q: filters.q.trim() || null,
    sort: filters.sort,
  }
}

/** What a view shows, as the address says it. What a program put into it and this console does not know is left out. */
export function addressOf(view: { id: string; query: ViewQuery }): Record<string, string> {
  const { status, importance, stars, rating } = view.query
  const said = { ...view.query, status: status.length === 0 ? 'any' : status.join(','), importance: importance.join(','), stars: stars?.join(','), rating: rating?.join(',') }
  return { ...urlOf(filtersOf(said)), view: view.id }
}

/** Whether what is shown is not what the view says any more. */
export function isChanged(view: { id: string; query: ViewQuery }, box: BoxName, filters: Filters): boolean {
  return view.query.box !== box || JSON.stringify(urlOf(filters)) !== JSON.stringify(urlOf(filtersOf(addressOf(view))))
}
