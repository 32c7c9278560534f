import type { InquiryField, InquiryType, InquiryTypeWish } from '../api/inquiryTypes'
import { Refusal, type Call, type Route } from './routes'

const field = (wish: Partial<InquiryField>): InquiryField =>
  ({ key: '', label: '', help: '', kind: 'text', required: false, options: [], maxLength: null, showIf: null, ...wish })

const made = (id: string, position: number, name: string, description: string, fields: InquiryField[]): InquiryType => ({
  id, name, description, position, fields, on: position < 2, template: '', assignee: { member: null, group: 'g1' }, importance: position === 0 ? 'high' : null, tags: [], version: 1,
})

const types: InquiryType[] = [
  made('t1', 0, '결제와 환불', '결제 내역을 알려 주시면 빠르게 확인해 드려요.', [
    field({ key: 'store', label: '결제한 곳', kind: 'select', required: true, options: [{ value: 'google', label: 'Google Play' }, { value: 'apple', label: 'App Store' }] }),
    field({ key: 'order', label: '주문 번호', help: '영수증 메일에 있어요. GPA로 시작해요.', showIf: { field: 'store', in: ['google'] } }),
    field({ key: 'agree', label: '개인정보 수집에 동의해요', help: '문의를 처리하는 데만 써요.', kind: 'checkbox', required: true }),
  ]),
  made('t2', 1, '오류 신고', '', [field({ key: 'device', label: '기기 이름' })]),
  made('t3', 2, '건의하기', '', []),
]

function find(id: string | undefined): InquiryType {
  const found = types.find((type) => type.id === id)
  if (!found) throw new Refusal(404, 'not_found')
  return found
}

function change({ body }: Call, _: string | undefined, id: string | undefined): InquiryType {
  const type = Object.assign(find(id), body as InquiryTypeWish)
  type.version += 1
  if (body['position'] !== undefined) {
    types.splice(type.position, 0, ...types.splice(types.indexOf(type), 1))
    types.forEach((one, at) => { one.position = at })
  }
  return type
}

export const inquiryRoutes: Route[] = [
  ['GET', /^\/brands\/(\w+)\/inquiry-types$/, (_, brand) => ({ items: brand === 'b1' ? types : [], next: null })],
  ['POST', /^\/brands\/(\w+)\/inquiry-types$/, ({ body }) => {
    const type = { ...made(`t${Date.now()}`, types.length, '', '', []), ...(body as InquiryTypeWish) }
    types.push(type)
    return type
  }],
  ['GET', /^\/brands\/(\w+)\/inquiry-types\/(\w+)$/, (_, __, id) => find(id)],
  ['PATCH', /^\/brands\/(\w+)\/inquiry-types\/(\w+)$/, change],
  ['DELETE', /^\/brands\/(\w+)\/inquiry-types\/(\w+)$/, (_, __, id) => { types.splice(types.indexOf(find(id)), 1) }],
]
