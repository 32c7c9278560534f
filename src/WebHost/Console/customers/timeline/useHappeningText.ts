import { useI18n } from 'vue-i18n'
import type { Happening } from '@/api/types'
import { useMembers } from '@/members/store'
import { changedFields } from './happenings'

const words: Record<string, string> = {
  name: 'customers.name', rating: 'customers.rating', tags: 'tickets.tags', language: 'customers.language', emails: 'customers.addresses', externalIds: 'customers.externalIds',
}

/** What happened, in a sentence. Names and addresses are not in it: records hold none. */
export function useHappeningText(): (items: readonly Happening[]) => string {
  const { t } = useI18n()
  const members = useMembers()

  function changeText(items: readonly Happening[], who: string): string {
    const fields = new Set(items.toReversed().flatMap(changedFields))
    const what = Array.from(fields, (field) => t(words[field] ?? 'customers.profile.title')).join(', ')
    return who === '' ? t('customers.timeline.auto.changed', { what }) : t('customers.timeline.changed', { who, what })
  }

  return (items) => {
    const [first] = items
    if (!first) return ''
    const who = first.by === null ? '' : members.memberName(first.by) || t('system.somebody')
    if (first.kind === 'changed') return changeText(items, who)
    if (first.kind === 'ticket') return t('customers.timeline.ticket', { ticket: `#${first.values['ticket'] ?? ''}` })
    const kind = first.kind === 'memo' && first.values['removed'] === 'true' ? 'memoRemoved' : first.kind === 'merged' && first.values['into'] ? 'mergedInto' : first.kind
    return who === '' ? t(`customers.timeline.auto.${kind}`) : t(`customers.timeline.${kind}`, { who })
  }
}
