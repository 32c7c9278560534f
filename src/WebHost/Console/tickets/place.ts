import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { BoxName } from '@/api/types'
import { filtersOf, type UrlQuery } from './list/filters'

/** What to do with a ticket as soon as it is open. */
export type Intent = 'reply' | 'memo' | 'assign' | 'tag' | 'complete'

/** Where in the inbox one is, or was before going elsewhere; so box and filters survive a visit to the settings. */
export const useInboxPlace = defineStore('inbox-place', () => {
  const box = ref<BoxName>('mine')
  const query = ref<UrlQuery>({})
  const intent = ref<Intent | null>(null)

  function stay(at: BoxName, filters: UrlQuery): void {
    box.value = at
    query.value = { ...filters }
  }

  function to(otherBox?: BoxName, ticket?: number): RouteLocationRaw {
    return { name: 'inbox', params: { box: otherBox ?? box.value, ticket: ticket === undefined ? undefined : String(ticket) }, query: query.value }
  }

  return { box, query, intent, brand: computed(() => filtersOf(query.value).brand), stay, to }
})
