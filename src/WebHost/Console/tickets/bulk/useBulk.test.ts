// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp } from 'vue'
import { bulkApi } from '@/api/jobs'
import { Problem } from '@/api/problem'
import type { BulkItem, Job } from '@/api/types'
import { toasts } from '@/design/toasts'
import { i18n } from '@/i18n'
import { useJobs } from '@/jobs/store'
import { someRow } from '@/testing/some'
import { useBulk } from './useBulk'

vi.mock('@/accounts/session', () => ({ useSession: () => ({ me: { id: 'm1' } }) }))
vi.mock('@/members/store', () => ({ useMembers: () => ({ memberName: () => '', groupName: () => '' }) }))

const done = (ticket: number): BulkItem => ({ ticket, version: 2, code: null, detail: null, values: null })
const refused = (ticket: number): BulkItem => ({ ticket, version: null, code: 'not_found', detail: null, values: null })
const rows = [someRow({ id: 1 }), someRow({ id: 2, status: 'onHold' }), someRow({ id: 3 })]

describe('a change of many tickets', () => {
  let change: ReturnType<typeof vi.spyOn>
  let bulk: ReturnType<typeof useBulk>
  const press = (testid: string) => { toasts.find((toast) => toast.action?.testid === testid)?.action?.run() }
  const asked = () => change.mock.calls.map(([which, wish]: unknown[]) => ({ ...(which as object), ...(wish as object) }))

  beforeEach(() => {
    toasts.length = 0
    change = vi.spyOn(bulkApi, 'change')
    const app = createApp({ setup: () => { bulk = useBulk() }, render: () => null })
    const pinia = createPinia()
    setActivePinia(pinia)
    app.use(pinia).use(i18n).mount(document.createElement('div'))
  })

  afterEach(() => { vi.restoreAllMocks() })

  it('that was done at once is put back by what stood there, of those alone that were changed', async () => {
    change.mockResolvedValue({ items: [done(1), done(2), refused(3)], next: null })
    expect(await bulk.run({ tickets: [1, 2, 3] }, { action: 'status', status: 'completed' }, rows)).toBe(true)
    press('undo-bulk')
    await vi.waitFor(() => { expect(change).toHaveBeenCalledTimes(3) })
    expect(asked().slice(1)).toEqual([
      { tickets: [1], action: 'status', status: 'new' },
      { tickets: [2], action: 'status', status: 'onHold' },
    ])
  })

  it('shows why some were refused', async () => {
    change.mockResolvedValue({ items: [done(1), refused(3)], next: null })
    await bulk.run({ tickets: [1, 3] }, { action: 'delete' }, rows)
    press('bulk-why')
    expect(useJobs().results).toMatchObject({ items: [{ ticket: 3, code: 'not_found' }] })
  })

  it('that became a job opens the tray, and says nothing of its own', async () => {
    const job = { id: 'j1', action: 'delete', values: {}, state: 'running', total: 300, done: 0, failed: 0, by: 'm1', createdAt: new Date().toISOString(), endedAt: null }
    change.mockResolvedValue(job as unknown as Job)
    await bulk.run({ query: { box: 'all' } }, { action: 'delete' }, rows)
    expect([useJobs().open, useJobs().shown.map((job) => job.id), toasts]).toEqual([true, ['j1'], []])
  })

  it('that was not taken on leaves the rows checked, and says why', async () => {
    change.mockRejectedValue(new Problem(409, 'conflict'))
    expect(await bulk.run({ tickets: [1] }, { action: 'delete' }, rows)).toBe(false)
    expect([toasts.length, toasts[0]?.tone, bulk.busy.value]).toEqual([1, 'danger', false])
  })
})
