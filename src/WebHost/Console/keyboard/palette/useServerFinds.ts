import { FileText, User } from '@lucide/vue'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { customersApi } from '@/api/customers'
import { knowledgeApi } from '@/api/knowledge'
import { searchApi } from '@/api/search'
import { ticketsApi } from '@/api/tickets'
import type { Customer, TicketRow } from '@/api/types'
import { useSession } from '@/accounts/session'
import { useBrands } from '@/brands/store'
import { useInboxPlace } from '@/tickets/place'
import StatusMark from '@/tickets/StatusMark.vue'
import type { Find } from './finds'

const WAIT = 160
/** The tickets that changed last: they are offered at once, before the server has looked through all of them. */
const LATEST = 100
/** Articles are asked for brand by brand. */
const BRANDS = 3

/** What only the server knows: tickets, those who wrote them, and articles. */
export function useServerFinds() {
  const router = useRouter()
  const place = useInboxPlace()
  const brands = useBrands()
  const session = useSession()
  const writes = session.may('knowledge:work')
  const meets = session.may('customers:work')
  const { t } = useI18n()
  const latest = shallowRef<Find[]>([])
  const asked = shallowRef<Find[]>([])
  const busy = ref(false)
  let waiting: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  function ticket(row: TicketRow): Find {
    const who = row.customer.name || row.customer.email
    return {
      id: `ticket:${row.id}`, group: 'tickets', label: row.subject || t('tickets.noSubject'), note: `#${row.id} ${who ?? ''}`.trim(),
      also: `${row.preview} ${row.customer.email ?? ''} ${row.tags.join(' ')}`, icon: StatusMark, iconProps: { status: row.status },
      run: () => void router.push(place.to('all', row.id)),
    }
  }

  function person(id: string, name: string, address: string): Find {
    return {
      id: `customer:${id}`, group: 'people', label: name || address || t('tickets.unknownCustomer'), note: `${t('tickets.person')} · ${address}`, icon: User,
      run: () => void router.push({ name: 'customer', params: { customer: id } }),
    }
  }

  function customers(rows: readonly TicketRow[]): Find[] {
    if (!meets.value) return []
    const known = new Map(rows.map((row) => [row.customer.id, row.customer]))
    return Array.from(known.values(), ({ id, name, email }) => person(id, name, email))
  }

  const found = ({ id, name, emails, externalIds }: Customer): Find => person(id, name, emails[0] ?? externalIds[0] ?? '')

  /** Asked once when the palette opens. What fails is only not offered: the palette has the rest. */
  async function begin(): Promise<void> {
    const page = await ticketsApi.list({ box: 'all', sort: '-updated', limit: LATEST }).catch(() => null)
    if (page) latest.value = [...page.items.map(ticket), ...customers(page.items)]
  }

  async function articles(q: string, signal: AbortSignal): Promise<Find[]> {
    if (!writes.value) return []
    const some = place.brand ? [place.brand] : brands.brands.slice(0, BRANDS).map((brand) => brand.id)
    const answers = await Promise.allSettled(some.map(async (brand) => ({ brand, found: await knowledgeApi.search(brand, q, signal) })))
    return answers.flatMap((answer) => {
      if (answer.status === 'rejected') return []
      const { brand, found } = answer.value
      return found.items.slice(0, 6).map((hit): Find => ({
        id: `article:${brand}:${hit.id}`, group: 'articles', label: hit.title, note: brands.nameOf(brand), also: q, icon: FileText,
        run: () => void router.push(`/knowledge/${brand}/${hit.id}`),
      }))
    })
  }

  async function look(q: string): Promise<void> {
    const mine = asking = new AbortController()
    const [tickets, people, hits] = await Promise.all([
      searchApi.tickets({ q, limit: 6 }, mine.signal).then((found) => found.items.map((hit) => hit.ticket), () => []),
      meets.value ? customersApi.list({ q: q.slice(0, 200), sort: 'lastTicket', limit: 6 }, mine.signal).then((page) => page.items.map(found), () => []) : [],
      articles(q, mine.signal),
    ])
    if (mine.signal.aborted) return
    asked.value = [...tickets.map((row) => ({ ...ticket(row), also: q })), ...[...people, ...customers(tickets)].map((find) => ({ ...find, also: q })), ...hits]
    busy.value = false
  }

  function typed(text: string): void {
    clearTimeout(waiting)
    asking?.abort()
    const q = text.trim()
    busy.value = q.length > 1
    if (q.length > 1) waiting = setTimeout(() => void look(q), WAIT)
    else asked.value = []
  }

  onScopeDispose(() => {
    clearTimeout(waiting)
    asking?.abort()
  })

  return { latest, asked, busy, begin, typed }
}
