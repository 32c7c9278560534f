import { cannedApi, type CannedResponse } from '@/api/canned'
import { useDraft } from '@/writing/useDraft'

export interface CannedDraft {
  name: string
  shortcut: string
  body: string
  /** Empty for every brand. */
  brand: string
  sight: 'shared' | 'private'
  folder: string
  /** Empty for none. */
  language: string
}

/** A canned response that is being written. */
export function useCanned(id: string) {
  return useDraft<CannedResponse, CannedDraft>({
    empty: { name: '', shortcut: '', body: '', brand: '', sight: 'private', folder: '', language: '' },
    draftOf: ({ name, shortcut, body, brand, shared, folder, language }) =>
      ({ name, shortcut, body, brand: brand ?? '', sight: shared ? 'shared' : 'private', folder, language: language ?? '' }),
    read: () => cannedApi.get(id),
    change: ({ brand, language, sight, ...changed }, version) => cannedApi.change(id, {
      ...changed,
      ...(brand === undefined ? {} : { brand: brand || null }),
      ...(language === undefined ? {} : { language: language || null }),
      ...(sight === undefined ? {} : { shared: sight === 'shared' }),
      version,
    }),
  })
}
