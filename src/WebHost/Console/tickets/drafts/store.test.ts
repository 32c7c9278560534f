// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { draftsApi } from '@/api/drafts'
import { useDraftMarks } from './store'

const told = (ticket: number, mode: 'reply' | 'memo', ...by: string[]) => ({ ticket, mode, by })

describe('which drafts have words', () => {
  beforeEach(() => {
    vi.restoreAllMocks()
    setActivePinia(createPinia())
  })

  it('is asked once for each ticket, and heard from then on', async () => {
    const asked = vi.spyOn(draftsApi, 'marks').mockResolvedValue({ items: [told(1, 'reply', 'kim')], next: null })
    const drafts = useDraftMarks()
    await drafts.learn([{ id: 1 }, { id: 2 }])
    await drafts.learn([{ id: 1 }, { id: 2 }])
    expect(asked).toHaveBeenCalledTimes(1)
    expect(drafts.marks.get(1)?.reply).toEqual(['kim'])
    drafts.hear([told(1, 'memo', 'lee'), told(1, 'reply')])
    expect(drafts.marks.get(1)).toEqual({ reply: [], memo: ['lee'] })
    drafts.hear([told(1, 'memo')])
    expect(drafts.marks.has(1)).toBe(false)
  })

  it('is asked again where it could not be asked, and after something was missed', async () => {
    const asked = vi.spyOn(draftsApi, 'marks').mockRejectedValueOnce(new Error('away')).mockResolvedValue({ items: [], next: null })
    const drafts = useDraftMarks()
    await drafts.learn([{ id: 1 }])
    await drafts.learn([{ id: 1 }])
    drafts.forget()
    await drafts.learn([{ id: 1 }])
    expect(asked).toHaveBeenCalledTimes(3)
  })
})
