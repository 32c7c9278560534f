// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createApp, defineComponent, h } from 'vue'
import { inquiryTypesApi } from '@/api/inquiryTypes'
import { Problem } from '@/api/problem'
import { i18n } from '@/i18n'
import { payAndBank, someType } from '@/testing/inquiries'
import { FakeLive } from '@/testing/live'
import { useFaults, type Faults } from './useFaults'
import { useType, type OpenType } from './useType'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('an inquiry type that is being written', () => {
  let it_: OpenType
  let faults: Faults

  beforeEach(async () => {
    live = new FakeLive()
    setActivePinia(createPinia())
    vi.spyOn(inquiryTypesApi, 'get').mockResolvedValue(someType({ fields: payAndBank, version: 4 }))
    createApp(defineComponent({
      setup() {
        it_ = useType('b1', 't1')
        faults = useFaults(it_)
        return () => h('div')
      },
    })).use(i18n).mount(document.createElement('div'))
    await vi.waitFor(() => { expect(it_.state.value).toBe('ready') })
  })

  afterEach(() => { vi.restoreAllMocks() })

  const refuse = (code: string, field: string | null = null) => vi.spyOn(inquiryTypesApi, 'change').mockRejectedValue(new Problem(409, code, null, field))

  it('is as it was read until something is written', () => {
    expect(it_.dirty.value).toBe(false)
    it_.draft.fields = it_.draft.fields.toReversed()
    expect(it_.dirty.value).toBe(true)
  })

  it('sends what was changed, from the version that was read', async () => {
    const change = vi.spyOn(inquiryTypesApi, 'change').mockResolvedValue(someType({ name: 'Refund', fields: payAndBank, version: 5 }))
    it_.draft.name = 'Refund'
    expect(faults.mayGo()).toBe(true)
    expect(await it_.save()).toBe(true)
    expect(change).toHaveBeenCalledExactlyOnceWith('b1', 't1', { name: 'Refund' }, 4)
    expect(it_.dirty.value).toBe(false)
  })

  it('says beside a field what the server blames it for, wherever it stands meanwhile', async () => {
    refuse('key_taken', 'fields[1].key')
    it_.draft.fields = it_.draft.fields.map((field) => ({ ...field, required: true }))
    faults.mayGo()
    await it_.save()
    it_.draft.fields = it_.draft.fields.toReversed()
    expect([faults.of('bank', 'key') === null, faults.of('pay', 'key'), faults.of('bank', 'label'), faults.has('bank')]).toEqual([false, null, null, true])
  })

  it('says what is missing only once somebody wanted to save', () => {
    it_.draft.name = ' '
    expect(faults.of(null, 'name')).toBe(null)
    expect(faults.mayGo()).toBe(false)
    expect(faults.of(null, 'name')).not.toBe(null)
  })

  it('keeps mine beside theirs where somebody else was first', async () => {
    refuse('moved-on')
    it_.draft.name = 'Mine'
    vi.spyOn(inquiryTypesApi, 'get').mockResolvedValue(someType({ description: 'Theirs', fields: payAndBank, version: 9 }))
    expect(await it_.save()).toBe(false)
    expect(it_.theirs.value?.version).toBe(9)
    it_.keepMine()
    expect([it_.draft.name, it_.draft.description, it_.saved.value?.version]).toEqual(['Mine', 'Theirs', 9])
  })
})
