import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inquiryTypesApi, type InquiryType } from '@/api/inquiryTypes'
import { Problem } from '@/api/problem'
import { someType } from '@/testing/inquiries'
import { FakeLive } from '@/testing/live'
import { useInquiryTypes } from './store'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('the inquiry types of a brand', () => {
  let server: InquiryType[]

  beforeEach(() => {
    live = new FakeLive()
    setActivePinia(createPinia())
    server = ['a', 'b', 'c'].map((id, position) => someType({ id, name: id, position: position + 1 }))
    vi.spyOn(inquiryTypesApi, 'list').mockImplementation(() => Promise.resolve(server))
  })

  afterEach(() => { vi.restoreAllMocks() })

  const ids = () => useInquiryTypes().of('b1').map((type) => type.id).join('')

  it('are read once for all who ask for a name, and are nameless until then', async () => {
    const types = useInquiryTypes()
    expect([types.nameOf('b1', 'a'), types.nameOf('b1', 'b'), types.nameOf('b1', null)]).toEqual(['', '', ''])
    await vi.waitFor(() => { expect(types.nameOf('b1', 'b')).toBe('b') })
    expect(inquiryTypesApi.list).toHaveBeenCalledExactlyOnceWith('b1')
  })

  it('stand at the new place at once, by the position that stood there', async () => {
    const types = useInquiryTypes()
    await types.read('b1')
    let answer: () => void = () => undefined
    const change = vi.spyOn(inquiryTypesApi, 'change').mockReturnValue(new Promise((resolve) => { answer = () => { resolve(someType()) } }))
    const moving = types.move('b1', 'a', 2)
    expect(ids()).toBe('bca')
    expect(change).toHaveBeenCalledExactlyOnceWith('b1', 'a', { position: 3 })

    server = ['b', 'c', 'a'].map((id, position) => someType({ id, position: position + 1 }))
    answer()
    await moving
    expect(ids()).toBe('bca')
  })

  it('go back where the server refuses the move', async () => {
    const types = useInquiryTypes()
    await types.read('b1')
    vi.spyOn(inquiryTypesApi, 'change').mockRejectedValue(new Problem(0, 'offline'))
    await expect(types.move('b1', 'c', 0)).rejects.toMatchObject({ code: 'offline' })
    expect(ids()).toBe('abc')
  })

  it('failed only where nothing was read before', async () => {
    const types = useInquiryTypes()
    vi.spyOn(inquiryTypesApi, 'list').mockRejectedValueOnce(new Problem(0, 'offline'))
    await expect(types.read('b1')).rejects.toThrow()
    expect(types.stateOf('b1')).toBe('failed')
    await types.read('b1')
    expect([types.stateOf('b1'), ids()]).toEqual(['ready', 'abc'])
  })
})
