// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jobsApi } from '@/api/jobs'
import type { Job } from '@/api/types'
import { mayUndo, useJobs } from './store'

vi.mock('@/accounts/session', () => ({ useSession: () => ({ me: { id: 'm1' } }) }))

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const someJob = (wish: Partial<Job> = {}): Job => ({
  id: 'j1', kind: 'bulk', action: 'status', values: { status: 'completed' }, state: 'running', total: 300, done: 10, failed: 0, undoable: true, undoUntil: null,
  createdAt: ago(1), endedAt: null, by: 'm1', ...wish,
})
const ended = (wish: Partial<Job> = {}) => someJob({ state: 'done', endedAt: ago(0), undoUntil: ago(-60), ...wish })

describe('jobs', () => {
  let answer: Job[]
  const shown = () => useJobs().shown.map((job) => `${job.id} ${job.state} ${job.done}`)

  beforeEach(() => {
    localStorage.clear()
    setActivePinia(createPinia())
    answer = []
    vi.spyOn(jobsApi, 'list').mockImplementation(() => Promise.resolve({ items: answer, next: null }))
  })

  afterEach(() => { vi.restoreAllMocks() })

  it('that go on open the tray at the start, and those that have ended do not', async () => {
    answer = [ended()]
    await useJobs().read()
    expect([useJobs().open, shown()]).toEqual([false, ['j1 done 10']])
    setActivePinia(createPinia())
    answer = [someJob()]
    await useJobs().read()
    expect(useJobs().open).toBe(true)
  })

  it('of others are not shown, nor what ended long ago and cannot be undone', async () => {
    answer = [someJob({ by: 'm2' }), ended({ id: 'j2', endedAt: ago(90), undoUntil: ago(5) }), ended({ id: 'j3', endedAt: ago(90), undoUntil: ago(-5) })]
    await useJobs().read()
    expect(shown()).toEqual(['j3 done 10'])
  })

  it('change by what the hub says of them', async () => {
    answer = [someJob()]
    await useJobs().read()
    await useJobs().heard({ ...someJob({ done: 299, failed: 1 }), state: 'done', endedAt: ago(0) })
    expect([shown(), useJobs().active]).toEqual([['j1 done 299'], []])
  })

  it('that one does not know yet are read when the hub says something of them', async () => {
    vi.spyOn(jobsApi, 'get').mockResolvedValue(someJob({ id: 'j9', done: 42 }))
    await useJobs().heard(someJob({ id: 'j9' }))
    expect(shown()).toEqual(['j9 running 42'])
  })

  it('that one begins are shown at once, also where a reading from before them comes later', async () => {
    let tell: () => void = () => undefined
    vi.spyOn(jobsApi, 'list').mockImplementation(() => new Promise((resolve) => (tell = () => { resolve({ items: [], next: null }) })))
    const reading = useJobs().read()
    useJobs().take(someJob())
    tell()
    await reading
    expect([shown(), useJobs().open]).toEqual([['j1 running 10'], true])
  })

  it('do not go back where the hub was faster than an answer', async () => {
    const end = { ...someJob({ done: 300 }), state: 'done' as const, endedAt: ago(0), undoUntil: ago(-60) }
    vi.spyOn(jobsApi, 'get').mockResolvedValue(end)
    await useJobs().heard(end)
    useJobs().take(someJob({ done: 0 }))
    expect(shown()).toEqual(['j1 done 300'])
    vi.spyOn(jobsApi, 'undo').mockResolvedValue({ ...end, state: 'undoing', done: 0 })
    await useJobs().undo(end)
    expect(shown()).toEqual(['j1 undoing 0'])
    await useJobs().heard({ ...end, state: 'undoing', done: 120 })
    answer = [{ ...end, state: 'undoing', done: 40 }]
    await useJobs().read()
    expect(shown()).toEqual(['j1 undoing 120'])
  })

  it('that were put away stay away after a reload', async () => {
    answer = [ended(), ended({ id: 'j2', createdAt: ago(2) })]
    await useJobs().read()
    useJobs().dismiss(answer[0] ?? expect.fail())
    expect(shown()).toEqual(['j2 done 10'])
    setActivePinia(createPinia())
    await useJobs().read()
    expect(shown()).toEqual(['j2 done 10'])
  })

  it('can be undone once they have ended, until their time is over', () => {
    const now = Date.now()
    expect(mayUndo(ended(), now)).toBe(true)
    expect(mayUndo(ended({ undoUntil: ago(1) }), now)).toBe(false)
    expect(mayUndo(ended({ undoable: false }), now)).toBe(false)
    expect(mayUndo(someJob({ undoUntil: ago(-5) }), now)).toBe(false)
    expect(mayUndo(ended({ state: 'undone' }), now)).toBe(false)
    expect(mayUndo(ended({ state: 'cancelled' }), now)).toBe(true)
  })
})
