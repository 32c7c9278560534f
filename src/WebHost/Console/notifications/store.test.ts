// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notification, NotificationPage } from '@/api/types'
import { useNotifications } from './store'

const { api } = vi.hoisted(() => ({ api: { page: vi.fn(), open: vi.fn(), openTicket: vi.fn(), openAll: vi.fn() } }))
vi.mock('@/api/notifications', () => ({ notificationsApi: api }))

const call = (id: number, ticket = 1, openedAt: string | null = null): Notification =>
  ({ id: String(id), kind: 'mention', ticket, subject: 'Hi', brand: 'b1', actor: { kind: 'member', id: 'm2', name: 'Kim' }, at: '2026-01-05T09:00:00Z', openedAt })

const page = (...items: Notification[]): NotificationPage => ({ items, next: null, unopened: items.filter((one) => one.openedAt === null).length })

describe('the bell', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.clearAllMocks()
  })

  it('tells what came since it was read before, and not what was there at first', async () => {
    const bell = useNotifications()
    const told: string[] = []
    bell.hear((news) => { told.push(...news.map((one) => one.id)) })
    api.page.mockResolvedValueOnce(page(call(2))).mockResolvedValueOnce(page(call(4), call(3, 1, 'opened'), call(2)))
    await bell.read()
    await bell.read()
    expect(told).toEqual(['4'])
    expect(bell.unopened).toBe(2)
  })

  it('opens the calls of a ticket, and asks for nothing where there are none', async () => {
    const bell = useNotifications()
    api.page.mockResolvedValueOnce(page(call(2, 7), call(1, 8)))
    api.openTicket.mockResolvedValueOnce(1)
    await bell.read()
    await bell.openTicket(9)
    await bell.openTicket(7)
    await bell.openTicket(7)
    expect(api.openTicket).toHaveBeenCalledTimes(1)
    expect(bell.unopened).toBe(1)
    expect(bell.items.map((one) => one.openedAt === null)).toEqual([false, true])
  })

  it('keeps what it shows when it cannot be read again', async () => {
    const bell = useNotifications()
    api.page.mockResolvedValueOnce(page(call(1))).mockRejectedValueOnce(new Error('away'))
    await bell.read()
    expect(await bell.read()).toBe(false)
    expect(bell.state).toBe('ready')
    expect(bell.items).toHaveLength(1)
  })

  it('says that it failed where it was never read', async () => {
    const bell = useNotifications()
    api.page.mockRejectedValueOnce(new Error('away'))
    await bell.read()
    expect(bell.state).toBe('failed')
  })
})
