import type { SavedView, ViewWish } from '../api/views'
import { noFilters } from '../tickets/list/filters'
import { queryOf } from '../tickets/views/viewFilters'
import { Refusal, type Route } from './routes'

const made = (id: string, name: string, shared: boolean, query: SavedView['query']): SavedView =>
  ({ id, name, shared, query, owner: 'm1', mayChange: true, updatedAt: '2026-11-01T02:00:00Z', version: 1 })

const views = [
  made('v1', '긴급 환불', true, queryOf('all', { ...noFilters(), importance: ['urgent'], tag: '환불' })),
  made('v2', 'Mine since last week', false, queryOf('mine', { ...noFilters(), period: '7d' })),
]

function find(id: string | undefined): SavedView {
  const found = views.find((view) => view.id === id)
  if (!found) throw new Refusal(404, 'not_found')
  return found
}

export const viewRoutes: Route[] = [
  ['GET', /^\/views$/, () => ({ items: views, next: null })],
  ['GET', /^\/views\/counts$/, () => ({ items: views.map((view, n) => ({ view: view.id, version: view.version, count: n === 0 ? 999 : 4, more: n === 0 })), next: null })],
  ['POST', /^\/views$/, ({ body }) => {
    const wish = body as ViewWish
    const view = made(`v${views.length + 1}`, wish.name ?? '', wish.shared ?? false, wish.query ?? queryOf('all', noFilters()))
    views.push(view)
    return view
  }],
  ['PATCH', /^\/views\/(\w+)$/, ({ body }, id) => {
    const view = find(id)
    return Object.assign(view, body as ViewWish, { version: view.version + 1 })
  }],
  ['DELETE', /^\/views\/(\w+)$/, (_, id) => { views.splice(views.indexOf(find(id)), 1) }],
]
