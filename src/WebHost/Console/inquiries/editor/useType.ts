import type { InquiryType } from '@/api/inquiryTypes'
import { inquiryTypesApi } from '@/api/inquiryTypes'
import { useDraft } from '@/writing/useDraft'
import { useInquiryTypes } from '../store'
import { draftOf, emptyDraft, wishOf, type TypeDraft } from './typeDraft'

/** An inquiry type that is being written. */
export function useType(brand: string, id: string) {
  const types = useInquiryTypes()
  return useDraft<InquiryType, TypeDraft>({
    empty: emptyDraft,
    draftOf,
    read: () => inquiryTypesApi.get(brand, id),
    change: (changed, version) => types.change(brand, id, wishOf(changed), version),
  })
}

export type OpenType = ReturnType<typeof useType>
