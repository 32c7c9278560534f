import type { Editor } from '@tiptap/core'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/accounts/session'
import type { Ticket } from '@/api/types'
import { useOffers } from './useOffers'
import { useResponses } from './useResponses'

export type Insert = ReturnType<typeof useInsert>

/** What can be put into a text that is being written: by a sign in the text, or by the buttons. */
export function useInsert(editor: () => Editor | undefined, ticket: () => Ticket | null) {
  const { t } = useI18n()
  const mayRespond = useSession().may('cannedResponses:work')
  const responses = useResponses(editor, ticket)
  const offers = useOffers(computed(editor), {
    find: (trigger, signal) => (mayRespond.value ? responses.find(trigger.query, signal) : Promise.resolve([])),
    pick: (offer, place) => void responses.put(offer.id, place),
  })
  const label = computed(() => t('canned.title'))

  return { editor, mayRespond, responses, offers, label, keys: offers.keys, attributes: offers.attributes }
}
