import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { groupsApi, membersApi } from '@/api/members'
import type { Group, Member } from '@/api/types'
import { useLive } from '@/live/store'

/** Who works here, and in which groups. */
export const useMembers = defineStore('members', () => {
  const members = ref<Member[]>([])
  const groups = ref<Group[]>([])

  async function readMembers(): Promise<void> {
    members.value = (await membersApi.list()).items
  }

  async function readGroups(): Promise<void> {
    groups.value = (await groupsApi.list()).items
  }

  async function read(): Promise<void> {
    await Promise.all([readMembers(), readGroups()])
  }

  useLive().listen({
    changed: (kind) => {
      if (kind === 'members') void readMembers().catch(() => undefined)
      if (kind === 'groups') void readGroups().catch(() => undefined)
    },
    reset: () => void read().catch(() => undefined),
  })

  const memberName = (id: string | null) => members.value.find((member) => member.id === id)?.name ?? ''
  const groupName = (id: string | null) => groups.value.find((group) => group.id === id)?.name ?? ''
  const active = computed(() => members.value.filter((member) => member.state === 'active'))

  return { members, active, groups, read, readMembers, readGroups, memberName, groupName }
})
