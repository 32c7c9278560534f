import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import { brandsApi } from '@/api/brands'
import { inquiryTypesApi } from '@/api/inquiryTypes'
import type { Brand } from '@/api/types'
import { useBrands } from '@/brands/store'
import { someField, someType } from '@/testing/inquiries'
import { FakeLive } from '@/testing/live'
import { useFormFields } from './useFormFields'

let live: FakeLive
vi.mock('@/live/store', () => ({ useLive: () => live }))

describe('what a response may say of a form', () => {
  beforeEach(async () => {
    live = new FakeLive()
    setActivePinia(createPinia())
    vi.spyOn(brandsApi, 'list').mockResolvedValue([{ id: 'b1' }, { id: 'b2' }] as Brand[])
    vi.spyOn(inquiryTypesApi, 'list').mockImplementation((brand) =>
      Promise.resolve([someType({ id: brand, fields: [someField({ label: `Order of ${brand}` }), someField({ key: `only_${brand}` }), someField({ key: 'file', kind: 'file' })] })]))
    await useBrands().read()
  })

  afterEach(() => { vi.restoreAllMocks() })

  it('is every key once, of the brand it is for or of all', async () => {
    const scope = effectScope()
    const [all, one] = scope.run(() => [useFormFields(() => ''), useFormFields(() => 'b2')] as const) ?? expect.fail()
    await vi.waitFor(() => { expect(all.value.map((field) => field.key)).toEqual(['order', 'only_b1', 'only_b2']) })
    expect(one.value).toEqual([{ key: 'order', label: 'Order of b2' }, { key: 'only_b2', label: 'Order number' }])
    scope.stop()
  })
})
