// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Job } from '@/api/types'
import { i18n } from '@/i18n'
import JobLine from './JobLine.vue'

vi.mock('@/accounts/session', () => ({ useSession: () => ({ me: { id: 'm1' } }) }))
vi.mock('@/members/store', () => ({ useMembers: () => ({ memberName: () => '', groupName: () => '' }) }))

const job = (wish: Partial<Job>): Job => ({
  id: 'j1', kind: 'bulk', action: 'delete', values: {}, state: 'running', total: 400, done: 99, failed: 1, undoable: true, undoUntil: null,
  createdAt: new Date().toISOString(), endedAt: null, by: 'm1', ...wish,
})
const ended = { endedAt: new Date().toISOString(), undoUntil: new Date(Date.now() + 3_600_000).toISOString() }
const line = (wish: Partial<Job>) => mount(JobLine, { props: { job: job(wish) }, global: { plugins: [i18n] } })
const has = (wish: Partial<Job>, ...names: string[]) => names.map((name) => line(wish).find(`[data-testid=job-${name}]`).exists())

describe('a job in the tray', () => {
  beforeEach(() => { setActivePinia(createPinia()) })

  it('shows how far it is as a progress bar with a name', () => {
    const bar = line({}).get<HTMLProgressElement>('progress')
    expect([bar.element.value, bar.attributes('aria-label')]).toEqual([0.25, expect.any(String)])
    expect(line({ state: 'done', ...ended }).find('progress').exists()).toBe(false)
  })

  it('can be stopped while it goes on, and undone and put away after it', () => {
    expect(has({}, 'cancel', 'undo', 'away')).toEqual([true, false, false])
    expect(has({ state: 'done', ...ended }, 'cancel', 'undo', 'away')).toEqual([false, true, true])
    expect(has({ state: 'cancelling' }, 'cancel', 'undo', 'away')).toEqual([false, false, false])
    expect(has({ state: 'undone', ...ended }, 'cancel', 'undo', 'away')).toEqual([false, false, true])
  })

  it('says what failed, and in its undoing what was left as it is', () => {
    expect(line({ failed: 3 }).get('[data-testid=job-failed]').text()).not.toBe(line({ failed: 3, state: 'undone', ...ended }).get('[data-testid=job-failed]').text())
    expect(line({ failed: 0 }).find('[data-testid=job-failed]').exists()).toBe(false)
  })
})
