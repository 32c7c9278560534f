import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { BoxName } from '@/api/types'
import { filtersOf, noFilters, urlOf, type UrlQuery } from './list/filters'

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

  /** A view's filters stay behind with it. */
  const elsewhere = () => (query.value['view'] ? urlOf(noFilters(filtersOf(query.value).brand)) : query.value)

  /** A box, with the filters that one has set. */
  const toBox = (other: BoxName): RouteLocationRaw => ({ name: 'inbox', params: { box: other }, query: elsewhere() })

  function to(otherBox?: BoxName, ticket?: number): RouteLocationRaw {
    const params = { box: otherBox ?? box.value, ticket: ticket === undefined ? undefined : String(ticket) }
    return { name: 'inbox', params, query: params.box === box.value ? query.value : elsewhere() }
  }

  return { box, query, intent, brand: computed(() => filtersOf(query.value).brand), stay, to, toBox }
})
