// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n'
import { useRemoval } from './useRemoval'

function made(remove: (one: string) => Promise<unknown>, after = vi.fn(() => Promise.resolve())) {
  let removal: ReturnType<typeof useRemoval<string>> | undefined
  createApp(defineComponent({ setup: () => { removal = useRemoval<string>(remove, after); return () => h('div') } })).use(i18n).mount(document.createElement('div'))
  return { ...(removal ?? expect.fail()), after }
}

describe('deleting', () => {
  it('waits for the confirmation, then deletes and reads again', async () => {
    const remove = vi.fn(() => Promise.resolve())
    const it = made(remove)
    it.ask('one')
    expect([it.confirmOpen.value, remove.mock.calls.length]).toEqual([true, 0])

    await it.confirm()

    expect(remove).toHaveBeenCalledExactlyOnceWith('one')
    expect([it.confirmOpen.value, it.removing.value, it.after.mock.calls.length]).toEqual([false, false, 1])
  })

  it('leaves the dialog open where it failed', async () => {
    const it = made(() => Promise.reject(new Problem(409, 'in-use')))
    it.ask('one')
    await it.confirm()

    expect([it.confirmOpen.value, it.removing.value, it.after.mock.calls.length]).toEqual([true, false, 0])
  })
})
