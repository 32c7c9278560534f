// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { ticketsApi } from '@/api/tickets'
import type { TicketRow } from '@/api/types'
import { FakeLive } from '@/testing/live'
import { useFirstSteps } from './useFirstSteps'

let live: FakeLive
const account = { permissions: ['brands:manage', 'members:manage'], brands: [] as { id: string }[], members: 1, channels: 0 }

vi.mock('@/live/store', () => ({ useLive: () => live }))
vi.mock('@/accounts/session', () => ({
  useSession: () => ({ me: { id: 'm1' }, may: (permission: string) => ({ value: account.permissions.includes(permission) }) }),
}))
vi.mock('@/brands/store', () => ({ useBrands: () => ({ brands: account.brands, state: 'ready' }) }))
vi.mock('@/channels/store', () => ({ useChannels: () => ({ channels: Array(account.channels) }) }))
vi.mock('@/members/store', () => ({ useMembers: () => ({ members: Array(account.members) }) }))

describe('the first steps after set-up', () => {
  const tickets = { any: 0, taken: 0 }

  beforeEach(() => {
    setActivePinia(createPinia())
    localStorage.clear()
    live = new FakeLive()
    Object.assign(account, { permissions: ['brands:manage', 'members:manage'], brands: [], members: 1, channels: 0 })
    Object.assign(tickets, { any: 0, taken: 0 })
    vi.spyOn(ticketsApi, 'list').mockImplementation((query) =>
      Promise.resolve({ items: Array<TicketRow>(query['status'] ? tickets.taken : tickets.any), next: null }))
  })
  afterEach(() => { vi.restoreAllMocks() })

  async function open() {
    let steps!: ReturnType<typeof useFirstSteps>
    mount(defineComponent(() => {
      steps = useFirstSteps()
      return () => h('div')
    }))
    await vi.waitFor(() => { expect(ticketsApi.list).toHaveBeenCalled() })
    await Promise.resolve()
    await new Promise((done) => { setTimeout(done) })
    return steps
  }

  it('are told from what is there', async () => {
    account.brands = [{ id: 'b1' }]
    account.members = 2
    tickets.any = 1
    const { steps, shown } = await open()
    expect(shown.value).toBe(true)
    expect(steps.value.filter((step) => step.done).map((step) => step.name)).toEqual(['brand', 'inquiry', 'colleague'])
  })

  it('are over with the first ticket that was answered', async () => {
    Object.assign(tickets, { any: 1, taken: 1 })
    expect((await open()).shown.value).toBe(false)
  })

  it('can be put away for good', async () => {
    const first = await open()
    first.hide()
    expect(first.shown.value).toBe(false)
    expect(localStorage.length).toBe(1)
  })
})
