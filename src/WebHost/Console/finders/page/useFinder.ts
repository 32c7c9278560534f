import { findersApi } from '@/api/finders'
import { useInformationKeys } from '@/inquiries/informationKeys'
import { useDraft } from '@/writing/useDraft'
import type { Finder } from '../finder'
import { draftOf, emptyDraft, wishOf, type FinderDraft } from './finderDraft'

/** A finder that is being set up. Its secrets are made and removed at once; everything else is saved together. */
export function useFinder(id: string) {
  const it = useDraft<Finder, FinderDraft>({
    empty: emptyDraft,
    draftOf,
    read: () => findersApi.get(id),
    change: async (changed, version) => {
      const now = await findersApi.change(id, wishOf(changed), version)
      useInformationKeys().forget()
      return now
    },
  })

  /** After a secret came or went. What somebody else saved meanwhile is left for the next saving to find. */
  async function readSecrets(): Promise<void> {
    const now = await findersApi.get(id)
    const before = it.saved.value
    if (!before) return
    const same = JSON.stringify(draftOf(now)) === JSON.stringify(draftOf(before))
    it.saved.value = { ...before, secrets: now.secrets, version: same ? now.version : before.version }
  }

  return { ...it, readSecrets }
}

export type OpenFinder = ReturnType<typeof useFinder>
