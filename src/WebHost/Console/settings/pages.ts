import { ArchiveX, KeyRound, Languages, Signpost, Store, User, UserRoundCog, Users } from '@lucide/vue'
import { computed, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/accounts/session'
import type { Permission } from '@/api/types'

export type SettingsGroup = 'mine' | 'work' | 'people' | 'programs'

export interface SettingsPage {
  to: string
  label: string
  /** What it is for, in a line. */
  text?: string
  group?: SettingsGroup
  icon: Component
  may?: Permission
}

export const settingsGroups: readonly SettingsGroup[] = ['mine', 'work', 'people', 'programs']

/** The settings one may see. */
export function usePages() {
  const { t } = useI18n()
  const session = useSession()
  return computed(() => {
    const pages: SettingsPage[] = [
      { to: '/settings/profile', label: t('settings.profile'), text: t('settings.texts.profile'), group: 'mine', icon: User },
      { to: '/settings/brands', label: t('settings.brands'), text: t('settings.texts.brands'), group: 'work', icon: Store, may: 'brands:manage' },
      { to: '/settings/finders', label: t('settings.finders'), text: t('settings.texts.finders'), group: 'work', icon: Signpost, may: 'brands:manage' },
      { to: '/settings/translation', label: t('settings.translation'), text: t('settings.texts.translation'), group: 'work', icon: Languages, may: 'settings:manage' },
      { to: '/settings/retention', label: t('settings.retention'), text: t('settings.texts.retention'), group: 'work', icon: ArchiveX, may: 'settings:manage' },
      { to: '/settings/members', label: t('settings.members'), text: t('settings.texts.members'), group: 'people', icon: UserRoundCog, may: 'members:manage' },
      { to: '/settings/groups', label: t('settings.groups'), text: t('settings.texts.groups'), group: 'people', icon: Users, may: 'groups:manage' },
      { to: '/settings/api-keys', label: t('settings.apiKeys'), text: t('settings.texts.apiKeys'), group: 'programs', icon: KeyRound, may: 'apiKeys:manage' },
    ]
    return pages.filter((page) => page.may === undefined || session.me?.permissions.includes(page.may))
  })
}
