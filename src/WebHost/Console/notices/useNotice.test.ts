// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { noticesApi, type Notice } from '@/api/notices'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n'
import { shownAs } from './shown'
import { useNotice } from './useNotice'

const notice = (version: number, body: string): Notice => ({
  id: 'n1', title: 'Title', body, state: 'draft', pinned: false, publishAt: null, version, createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', author: 'lee',
})

async function opened(): Promise<ReturnType<typeof useNotice>> {
  let made: ReturnType<typeof useNotice> | undefined
  createApp(defineComponent({ setup: () => { made = useNotice('b1', 'n1'); return () => h('div') } })).use(i18n).mount(document.createElement('div'))
  await vi.waitFor(() => { expect(made?.state.value).toBe('ready') })
  return made ?? expect.fail()
}

describe('writing a notice', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
    vi.spyOn(noticesApi, 'get').mockResolvedValue(notice(1, 'first'))
  })

  it('sends what changed, and the version that was read', async () => {
    const change = vi.spyOn(noticesApi, 'change').mockResolvedValue({ ...notice(2, 'first'), state: 'public', pinned: true, publishAt: '2026-01-01T00:00:00Z' })
    const it = await opened()
    it.draft.state = 'public'
    it.draft.pinned = true

    expect(await it.save()).toBe(true)

    expect(change).toHaveBeenCalledWith('b1', 'n1', { state: 'public', pinned: true, version: 1 })
    expect(it.dirty.value).toBe(false)
  })

  it('shows what somebody else saved, and loses nothing', async () => {
    vi.spyOn(noticesApi, 'change').mockRejectedValue(new Problem(409, 'moved-on', 'Somebody was faster.', 'version'))
    const it = await opened()
    it.draft.body = 'mine'
    vi.spyOn(noticesApi, 'get').mockResolvedValue(notice(2, 'theirs'))

    expect(await it.save()).toBe(false)
    expect([it.theirs.value?.body, it.draft.body]).toEqual(['theirs', 'mine'])

    it.keepMine()
    expect([it.saved.value?.version, it.draft.body, it.dirty.value]).toEqual([2, 'mine', true])
  })

  it('keeps what only the other changed', async () => {
    vi.spyOn(noticesApi, 'change').mockRejectedValue(new Problem(409, 'moved-on', 'Somebody was faster.', 'version'))
    const it = await opened()
    it.draft.body = 'mine'
    vi.spyOn(noticesApi, 'get').mockResolvedValue({ ...notice(2, 'theirs'), title: 'Theirs', pinned: true })
    await it.save()

    it.keepMine()

    expect([it.draft.title, it.draft.pinned, it.draft.body]).toEqual(['Theirs', true, 'mine'])
  })

  it('drops a plan whose time is emptied', async () => {
    vi.spyOn(noticesApi, 'get').mockResolvedValue({ ...notice(1, 'first'), state: 'public', publishAt: '2099-01-01T00:00:00Z' })
    const change = vi.spyOn(noticesApi, 'change').mockResolvedValue(notice(2, 'first'))
    const it = await opened()
    it.draft.publishAt = ''

    await it.save()

    expect(change).toHaveBeenCalledWith('b1', 'n1', { publishAt: null, version: 1 })
  })
})

describe('what a notice is to customers', () => {
  const now = Date.parse('2026-06-01T00:00:00Z')

  it.each([
    ['draft', null, 'draft'],
    ['draft', '2026-05-01T00:00:00Z', 'draft'],
    ['public', '2026-05-01T00:00:00Z', 'public'],
    ['public', '2026-07-01T00:00:00Z', 'planned'],
  ] as const)('%s at %s is %s', (state, publishAt, shown) => {
    expect(shownAs({ state, publishAt }, now)).toBe(shown)
  })
})
