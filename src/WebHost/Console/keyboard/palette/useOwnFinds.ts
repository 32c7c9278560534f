import { AtSign, Bookmark, CircleCheck, Coffee, Eye, Inbox, Info, Keyboard, MessageSquareReply, Monitor, Moon, Search, SlidersHorizontal, SquarePen, StickyNote, Sun, Tag, UserPlus, UserRound, Zap } from '@lucide/vue'
import type { Component } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { useAvailability } from '@/accounts/useAvailability'
import { setTheme } from '@/design/theme'
import { useMembers } from '@/members/store'
import { usePages } from '@/settings/pages'
import { useViews } from '@/tickets/views/store'
import { addressOf } from '@/tickets/views/viewFilters'
import { available, idOf } from '../keyboard'
import type { Find } from './finds'

const icons: Record<string, Component> = {
  'c': SquarePen, 'r': MessageSquareReply, 'm': StickyNote, 'a': UserPlus, 't': Tag, 'e': CircleCheck, 'i': Info, 'p': UserRound, 'f': SlidersHorizontal, '/': Search,
  '?': Keyboard, 'space': Eye, '@': AtSign,
}
const themes = { light: Sun, dark: Moon, system: Monitor } as const

/** What is known without asking: what can be done on the screen below, the settings, and the members. */
export function useOwnFinds(): () => Find[] {
  const router = useRouter()
  const pages = usePages()
  const members = useMembers()
  const views = useViews()
  const { t } = useI18n()
  const { state, toggle } = useAvailability()

  const actions = (): Find[] =>
    available()
      .filter((shortcut) => !shortcut.hidden && !shortcut.moves)
      .map((shortcut) => ({
        id: `do:${idOf(shortcut)}`, group: 'actions', label: shortcut.label, icon: icons[shortcut.keys] ?? (shortcut.keys.startsWith('g ') ? Inbox : Zap), keys: shortcut.keys || undefined, run: shortcut.run,
      }))

  const settings = (): Find[] =>
    pages.value.map((page) => ({ id: `to:${page.to}`, group: 'settings', label: page.label, note: page.text, also: t('settings.title'), icon: page.icon, run: () => void router.push(page.to) }))

  const colours = (): Find[] =>
    (['light', 'dark', 'system'] as const).map((theme) => ({
      id: `theme:${theme}`, group: 'settings', label: t(`settings.${theme}Theme`), also: t('settings.theme'), icon: themes[theme], run: () => { setTheme(theme) },
    }))

  const availability = (): Find => ({
    id: 'do:availability', group: 'actions', label: t(state.value === 'away' ? 'availability.comeBack' : 'availability.goAway'), also: t('availability.also'),
    icon: state.value === 'away' ? CircleCheck : Coffee, run: () => void toggle(),
  })

  const people = (): Find[] =>
    members.active.map((member) => ({
      id: `member:${member.id}`, group: 'people', label: member.name, note: t('keyboard.assignedTo', { name: member.name }), also: member.email, icon: UserRound,
      run: () => void router.push({ name: 'inbox', params: { box: 'all' }, query: { assignee: member.id } }),
    }))

  const saved = (): Find[] =>
    views.views.map((view) => ({
      id: `view:${view.id}`, group: 'views', label: view.name, icon: Bookmark,
      run: () => void router.push({ name: 'inbox', params: { box: view.query.box }, query: addressOf(view) }),
    }))

  return () => [...actions(), availability(), ...saved(), ...settings(), ...colours(), ...people()]
}
