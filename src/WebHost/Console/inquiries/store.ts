import { defineStore } from 'pinia'
import { reactive, shallowReactive } from 'vue'
import { inquiryTypesApi, type InquiryType, type InquiryTypeWish } from '@/api/inquiryTypes'
import { useLive } from '@/live/store'
import { useReread } from '@/live/useReread'

export type TypesState = 'unread' | 'ready' | 'failed'

/** The inquiry types of the brands that somebody has looked at, in their order. */
export const useInquiryTypes = defineStore('inquiry-types', () => {
  const byBrand = shallowReactive(new Map<string, readonly InquiryType[]>())
  const states = reactive(new Map<string, TypesState>())
  const wanted = new Set<string>()

  async function read(brand: string): Promise<void> {
    wanted.add(brand)
    try {
      keep(brand, await inquiryTypesApi.list(brand))
      states.set(brand, 'ready')
    } catch (error) {
      if (stateOf(brand) === 'unread') states.set(brand, 'failed')
      throw error
    }
  }

  /** Reads a brand's types unless that was done; where it failed they have no names until it succeeds. */
  function want(brand: string): void {
    if (wanted.has(brand)) return
    wanted.add(brand)
    queueMicrotask(() => { read(brand).catch(() => { wanted.delete(brand) }) })
  }

  async function readAgain(): Promise<boolean> {
    const read = await Promise.allSettled([...states.keys()].map(async (brand) => {
      keep(brand, await inquiryTypesApi.list(brand))
      states.set(brand, 'ready')
    }))
    return read.every((one) => one.status === 'fulfilled')
  }

  const reread = useReread(readAgain)
  useLive().listen({ changed: (kind) => { if (kind === 'brands') reread() }, reset: reread })

  function keep(brand: string, types: readonly InquiryType[]): void {
    byBrand.set(brand, types.toSorted((a, b) => a.position - b.position))
  }

  function put(brand: string, type: InquiryType): void {
    keep(brand, [...of(brand).filter((one) => one.id !== type.id), type])
  }

  const of = (brand: string): readonly InquiryType[] => byBrand.get(brand) ?? []
  const stateOf = (brand: string): TypesState => states.get(brand) ?? 'unread'
  const find = (brand: string, id: string | null | undefined): InquiryType | null => of(brand).find((type) => type.id === id) ?? null

  /** Empty while it is looked up, and for one that is not there any more. */
  function nameOf(brand: string, id: string | null | undefined): string {
    if (!id) return ''
    want(brand)
    return find(brand, id)?.name ?? ''
  }

  /** Of whatever brand that was looked at. */
  const nameAnywhere = (id: string): string => [...byBrand.values()].flat().find((type) => type.id === id)?.name ?? ''

  /** What a key of a form is called, where one of the forms that were looked at has it. */
  const labelAnywhere = (key: string): string =>
    [...byBrand.values()].flat().flatMap((type) => type.fields).find((field) => field.key === key)?.label ?? key

  async function make(brand: string, wish: InquiryTypeWish): Promise<InquiryType> {
    const type = await inquiryTypesApi.make(brand, wish)
    put(brand, type)
    return type
  }

  async function change(brand: string, id: string, wish: InquiryTypeWish, version?: number): Promise<InquiryType> {
    const type = await inquiryTypesApi.change(brand, id, wish, version)
    put(brand, type)
    return type
  }

  async function remove(brand: string, id: string): Promise<void> {
    await inquiryTypesApi.remove(brand, id)
    keep(brand, of(brand).filter((type) => type.id !== id))
  }

  /** Shown at its new place at once, and back at the old one where the server refuses. */
  async function move(brand: string, id: string, to: number): Promise<void> {
    const before = of(brand)
    const [moved, place] = [find(brand, id), before[to]]
    if (!moved || !place || moved === place) return
    const rest = before.filter((type) => type !== moved)
    byBrand.set(brand, rest.toSpliced(to, 0, moved))
    try {
      await inquiryTypesApi.change(brand, id, { position: place.position })
    } catch (error) {
      byBrand.set(brand, before)
      throw error
    }
    await read(brand)
  }

  return { of, stateOf, find, nameOf, nameAnywhere, labelAnywhere, read, want, make, change, remove, move }
})
