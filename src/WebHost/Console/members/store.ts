import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { groupsApi, membersApi } from '@/api/members'
import type { Group } from '@/api/types'
import { useLive } from '@/live/store'
import { useReread, whether } from '@/live/useReread'
import { useRoster } from './roster'

/** Who works here, and in which groups. */
export const useMembers = defineStore('members', () => {
  const roster = useRoster(membersApi)
  const groups = ref<Group[]>([])

  const readMembers = roster.read

  async function readGroups(): Promise<void> {
    groups.value = await groupsApi.all()
  }

  async function read(): Promise<void> {
    await Promise.all([readMembers(), readGroups()])
  }

  const rereadMembers = useReread(() => whether(readMembers()))
  const rereadGroups = useReread(() => whether(readGroups()))
  useLive().listen({
    changed: (kind) => {
      if (kind === 'members') rereadMembers()
      if (kind === 'groups') rereadGroups()
    },
    reset: () => {
      rereadMembers()
      rereadGroups()
    },
  })

  const groupName = (id: string | null) => groups.value.find((group) => group.id === id)?.name ?? ''
  const active = computed(() => roster.known.value.filter((member) => member.state === 'active'))

  const isAway = (id: string | null) => active.value.some((member) => member.id === id && member.availability === 'away')

  return {
    members: roster.list,
    hasMore: roster.hasMore,
    active,
    groups,
    read,
    readMembers,
    readGroups,
    more: roster.more,
    search: roster.search,
    memberName: roster.nameOf,
    isAway,
    groupName,
  }
})
