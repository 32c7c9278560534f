// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Notification } from '@/api/types'
import type { BrowserPush } from './browser'
import { readHere, writeHere } from './here'
import { usePush } from './store'

const { api } = vi.hoisted(() => ({ api: { read: vi.fn(), register: vi.fn(), remove: vi.fn(), tryOut: vi.fn() } }))
vi.mock('@/api/push', () => ({ pushApi: api }))

const device = { id: 'd1', browser: 'Chrome', system: 'Windows', createdAt: '', seenAt: '', failure: null }
const call = (ticket: number, openedAt: string | null): Notification =>
  ({ id: String(ticket), kind: 'mention', ticket, subject: '', brand: 'b1', actor: { kind: 'member', id: 'm2', name: 'Kim' }, at: '', openedAt })

let granted: NotificationPermission
let closes: (ticket: number | null) => boolean
const browser = {
  support: () => 'ready', permission: () => granted, ask: () => Promise.resolve(granted), subscribe: vi.fn(), unsubscribe: vi.fn(),
  close: (which: typeof closes) => { closes = which; return Promise.resolve() },
} satisfies BrowserPush

function push(): ReturnType<typeof usePush> {
  const store = usePush()
  store.use(browser)
  return store
}

describe('this device', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    vi.resetAllMocks()
    writeHere(null)
    granted = 'granted'
    api.read.mockResolvedValue({ publicKey: 'key', items: [device] })
    api.register.mockResolvedValue(device)
    api.remove.mockResolvedValue(undefined)
    browser.subscribe.mockResolvedValue({ endpoint: 'https://push.example/1' })
  })

  it('is turned on with the key of the server, and stays so for its member', async () => {
    const store = push()
    await store.read()
    expect(await store.turnOn('lee')).toBe('on')
    expect(browser.subscribe).toHaveBeenCalledWith('key')
    expect([store.on, readHere()]).toEqual([true, { member: 'lee', device: 'd1' }])
  })

  it('stays off where the browser does not allow it, or gets no subscription', async () => {
    const store = push()
    await store.read()
    granted = 'denied'
    expect(await store.turnOn('lee')).toBe('denied')
    granted = 'granted'
    browser.subscribe.mockRejectedValueOnce(new Error('away'))
    expect(await store.turnOn('lee')).toBe('failed')
    expect([store.on, api.register.mock.calls.length]).toEqual([false, 0])
  })

  it('is told to the server again at each start', async () => {
    writeHere({ member: 'lee', device: 'd1' })
    await push().renew('lee')
    expect(api.register).toHaveBeenCalledTimes(1)
  })

  it('is nobody else’s: who signs in next is not pushed what the one before was', async () => {
    writeHere({ member: 'lee', device: 'd1' })
    await push().renew('kim')
    expect([browser.unsubscribe.mock.calls.length, api.register.mock.calls.length, readHere()]).toEqual([1, 0, null])
  })

  it('is left with its member, also where the server is away', async () => {
    writeHere({ member: 'lee', device: 'd1' })
    api.remove.mockRejectedValueOnce(new Error('away'))
    await push().leave()
    expect(api.remove).toHaveBeenCalledWith('d1')
    expect([browser.unsubscribe.mock.calls.length, readHere()]).toEqual([1, null])
  })

  it('puts away what was seen, and nothing that it does not know of', async () => {
    writeHere({ member: 'lee', device: 'd1' })
    const store = push()
    await store.renew('lee')
    await store.closeOpened([call(1, 'opened'), call(2, null), call(2, 'opened')])
    expect([closes(1), closes(2), closes(3), closes(null)]).toEqual([true, false, false, false])
  })
})
