import { useI18n } from 'vue-i18n'
import type { Happening } from '@/api/customers'
import { languageName } from '@/brands/languages'
import { useMembers } from '@/members/store'
import { changedFields, type ChangedField } from './happenings'

const known = ['name', 'rating', 'tags', 'language', 'emails', 'externalIds']

/** What happened, in a sentence. Names and addresses are not in it: records hold none. */
export function useHappeningText(): (items: readonly Happening[]) => string {
  const { t, te } = useI18n()
  const members = useMembers()

  const fieldText = ({ field, to }: ChangedField): string => {
    const key = field === 'externalIds' ? 'customers.externalIds' : field === 'emails' ? 'customers.addresses' : field === 'tags' ? 'tickets.tags' : `customers.${field}`
    const name = known.includes(field) && te(key) ? t(key) : field
    const rating = field === 'rating' && typeof to === 'string' && te(`customers.ratings.${to}`) ? t(`customers.ratings.${to}`) : null
    const value = rating ?? (field === 'language' && typeof to === 'string' ? languageName(to) : null)
    return value === null ? name : t('customers.timeline.fieldTo', { field: name, to: value })
  }

  return (items) => {
    const [first] = items
    if (!first) return ''
    const who = first.by === null ? '' : members.memberName(first.by) || t('system.somebody')
    if (first.kind === 'changed') {
      const fields = new Map(items.toReversed().flatMap(changedFields).map((one) => [one.field, fieldText(one)]))
      const what = Array.from(fields.values()).join(', ')
      if (what === '') return t('customers.timeline.changedSome', { who: who || t('system.somebody') })
      return who === '' ? t('customers.timeline.auto.changed', { what }) : t('customers.timeline.changed', { who, what })
    }
    const ticket = first.values['ticket'] ?? first.values['number']
    const n = ticket === undefined || ticket === null ? '' : `#${String(ticket)}`
    return who === '' ? t(`customers.timeline.auto.${first.kind}`, { ticket: n }) : t(`customers.timeline.${first.kind}`, { who, ticket: n })
  }
}
