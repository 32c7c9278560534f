// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, defineComponent, h, nextTick } from 'vue'
import { knowledgeApi, type Article } from '@/api/knowledge'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n'
import { useArticle } from './useArticle'

const article = (version: number, body: string): Article => ({
  id: 'a1', title: 'Title', body, state: 'draft', place: { category: 'c1' }, tags: ['x'], version, position: 1, updatedAt: '2026-01-01T00:00:00Z',
  author: 'lee', visible: 'draft', language: 'en', translationOf: '', publishAt: null, views: 0, helpful: { yes: 0, no: 0 },
})

async function opened(): Promise<ReturnType<typeof useArticle>> {
  let made: ReturnType<typeof useArticle> | undefined
  createApp(defineComponent({ setup: () => { made = useArticle('b1', 'a1'); return () => h('div') } })).use(i18n).mount(document.createElement('div'))
  await vi.waitFor(() => { expect(made?.state.value).toBe('ready') })
  await nextTick()
  return made ?? expect.fail()
}

describe('writing an article', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
    vi.spyOn(knowledgeApi, 'article').mockResolvedValue(article(1, 'first'))
  })

  it('sends what changed, and the version that was read', async () => {
    const change = vi.spyOn(knowledgeApi, 'changeArticle').mockResolvedValue(article(2, 'second'))
    const it = await opened()
    expect(it.dirty.value).toBe(false)
    it.draft.body = 'second'
    expect(it.dirty.value).toBe(true)

    expect(await it.save()).toBe(true)

    expect(change).toHaveBeenCalledWith('b1', 'a1', { body: 'second', version: 1 })
    expect(it.dirty.value).toBe(false)
  })

  it('shows what somebody else saved meanwhile and loses nothing', async () => {
    vi.spyOn(knowledgeApi, 'changeArticle').mockRejectedValueOnce(new Problem(409, 'moved-on')).mockResolvedValue(article(3, 'mine'))
    const it = await opened()
    it.draft.body = 'mine'
    vi.mocked(knowledgeApi.article).mockResolvedValue(article(2, 'theirs'))

    expect(await it.save()).toBe(false)
    expect([it.theirs.value?.body, it.draft.body]).toEqual(['theirs', 'mine'])

    it.keepMine()
    expect(await it.save()).toBe(true)
    expect(vi.mocked(knowledgeApi.changeArticle)).toHaveBeenLastCalledWith('b1', 'a1', { body: 'mine', version: 2 })
  })

  it('goes on with mine only where I wrote', async () => {
    const change = vi.spyOn(knowledgeApi, 'changeArticle').mockRejectedValueOnce(new Problem(409, 'moved-on')).mockResolvedValue(article(3, 'mine'))
    const it = await opened()
    it.draft.body = 'mine'
    vi.mocked(knowledgeApi.article).mockResolvedValue({ ...article(2, 'theirs'), title: 'Renamed', tags: ['y'], state: 'member' })
    await it.save()

    it.keepMine()
    await it.save()

    expect(change).toHaveBeenLastCalledWith('b1', 'a1', { body: 'mine', version: 2 })
  })

  it('takes theirs when asked to', async () => {
    vi.spyOn(knowledgeApi, 'changeArticle').mockRejectedValue(new Problem(409, 'moved-on'))
    const it = await opened()
    it.draft.body = 'mine'
    vi.mocked(knowledgeApi.article).mockResolvedValue(article(2, 'theirs'))
    await it.save()

    it.takeTheirs()

    expect([it.draft.body, it.dirty.value, it.theirs.value]).toEqual(['theirs', false, null])
  })
})
