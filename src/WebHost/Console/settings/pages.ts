import { KeyRound, Store, User, UserRoundCog, Users } from '@lucide/vue'
import { computed, type Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { useSession } from '@/accounts/session'
import type { Permission } from '@/api/types'

interface SettingsPage {
  to: string
  label: string
  icon: Component
  may?: Permission
}

/** The settings one may see. */
export function usePages() {
  const { t } = useI18n()
  const session = useSession()
  return computed(() => {
    const pages: SettingsPage[] = [
      { to: '/settings/profile', label: t('settings.profile'), icon: User },
      { to: '/settings/brands', label: t('settings.brands'), icon: Store, may: 'brands:manage' },
      { to: '/settings/members', label: t('settings.members'), icon: UserRoundCog, may: 'members:manage' },
      { to: '/settings/groups', label: t('settings.groups'), icon: Users, may: 'groups:manage' },
      { to: '/settings/api-keys', label: t('settings.apiKeys'), icon: KeyRound, may: 'apiKeys:manage' },
    ]
    return pages.filter((page) => page.may === undefined || session.me?.permissions.includes(page.may))
  })
}
