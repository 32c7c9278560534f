import type { CannedResponse, CannedWish } from '../api/canned'
import { Refusal, type Call, type Route } from './routes'

const made = (id: string, name: string, shortcut: string, folder: string, language: string, body: string, usedCount: number): CannedResponse => ({
  id, name, shortcut, body, folder, language, usedCount, brand: null, shared: true, lastUsedAt: usedCount > 0 ? '2026-11-20T02:00:00Z' : null, owner: 'm1',
  updatedAt: '2026-11-01T02:00:00Z', version: 1,
})

const responses: CannedResponse[] = [
  made('r1', '첫인사', '인사', '자주 쓰는 말', 'ko', '<p>{{customer.name}} 님, 안녕하세요. {{brand.name}} 고객센터 {{agent.name}}입니다.</p>', 128),
  made('r2', '중복 결제 환불 안내', '환불', '결제', 'ko', '<p>{{customer.name}} 님, 같은 상품이 두 번 결제된 것을 확인했어요.</p><p>접수 번호는 #{{ticket.number}}예요.</p>', 64),
  made('r3', '기기 정보 요청', '기기', '기술 지원', 'ko', '<p>기기 이름: {{information.deviceModel}}</p>', 12),
  made('r4', 'Greeting', 'hi', 'Everyday', 'en', '<p>Hi {{customer.name}}, thanks for writing to {{brand.name}}.</p>', 40),
  made('r5', 'Refund on its way', 'refund', 'Billing', 'en', '<p>We have refunded your purchase. Your reference is #{{ticket.number}}.</p>', 0),
]

function find(id: string | undefined): CannedResponse {
  const found = responses.find((response) => response.id === id)
  if (!found) throw new Refusal(404, 'not_found')
  return found
}

function list({ query }: Call) {
  const words = (query.get('q') ?? '').toLocaleLowerCase().split(/\s+/)
  const folder = query.get('folder')?.trim()
  const items = responses.filter((response) => words.every((word) => `${response.name} ${response.shortcut} ${response.body}`.toLocaleLowerCase().includes(word))
    && (folder === undefined || response.folder === folder)
    && (query.get('shared') === null || String(response.shared) === query.get('shared')))
  return { items: items.toSorted((one, other) => other.usedCount - one.usedCount).slice(0, Number(query.get('limit') ?? 50)), next: null }
}

function change(call: Call, id?: string): CannedResponse {
  const response = find(id)
  return Object.assign(response, call.body as CannedWish, { version: response.version + 1, updatedAt: new Date().toISOString() })
}

function render({ world, body }: Call, id?: string) {
  const response = find(id)
  const ticket = world.tickets.get(Number(body['ticket']))
  if (!ticket) throw new Refusal(404, 'not_found', '', 'ticket')
  const values: Record<string, string> = {
    'customer.name': ticket.customer.name,
    'ticket.number': String(ticket.id),
    'agent.name': world.me.name,
    'brand.name': world.brands.find((brand) => brand.id === ticket.brand)?.name ?? '',
  }
  const missing: string[] = []
  const html = String(body['body'] ?? response.body).replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (whole, name: string) => {
    if (!values[name]) missing.push(name)
    return values[name] ?? whole
  })
  if (body['inserted']) response.usedCount += 1
  return { html, text: html.replace(/<[^>]+>/g, ''), missing }
}

const hits = [
  { id: 'a1', title: '환불은 언제 되나요?', snippet: '결제하신 <mark>환불</mark>은 영업일 기준 3~5일이 걸려요.', path: '결제 / 환불', url: '/portal/cook/articles/a1' },
  { id: 'a2', title: '환불 처리 지침', snippet: '팀장 승인이 필요한 경우', path: '내부 / 결제', url: null },
]

export const cannedRoutes: Route[] = [
  ['GET', /^\/brands\/\w+\/kb\/search$/, () => ({ items: hits, total: hits.length })],
  ['GET', /^\/canned-responses$/, list],
  ['GET', /^\/canned-responses\/folders$/, () => ({
    items: Array.from(new Set(responses.map((response) => response.folder))).filter(Boolean)
      .map((name) => ({ name, count: responses.filter((response) => response.folder === name).length })),
  })],
  ['POST', /^\/canned-responses$/, ({ body }) => {
    const response = { ...made(`r${responses.length + 1}`, '', '', '', 'ko', '', 0), shared: false, ...(body as CannedWish) }
    responses.push(response)
    return response
  }],
  ['GET', /^\/canned-responses\/(\w+)$/, (_, id) => find(id)],
  ['PATCH', /^\/canned-responses\/(\w+)$/, change],
  ['DELETE', /^\/canned-responses\/(\w+)$/, (_, id) => { responses.splice(responses.indexOf(find(id)), 1) }],
  ['POST', /^\/canned-responses\/(\w+)\/render$/, render],
]
