import { computed, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { ratings } from '@/customers/list/customerFilters'
import type { Option } from '@/design/options'
import ImportanceMark from './ImportanceMark.vue'
import StatusMark from './StatusMark.vue'
import { importances, statuses } from './words'

/** Statuses and importances as options with their marks, and how customers are rated. */
export function useOptions() {
  const { t } = useI18n()
  return {
    statusOptions: computed<Option[]>(() =>
      statuses.map((status) => ({ value: status, label: t(`statuses.${status}`), icon: StatusMark as Component, iconProps: { status } })),
    ),
    importanceOptions: computed<Option[]>(() =>
      importances
        .toReversed()
        .map((importance) => ({ value: importance, label: t(`importances.${importance}`), icon: ImportanceMark as Component, iconProps: { importance } })),
    ),
    ratingOptions: computed<Option[]>(() => ratings.map((rating) => ({ value: rating, label: t(`customers.ratings.${rating}`) }))),
  }
}
