import type { BoxName, Importance, Status } from '@/api/types'

export const statuses: readonly Status[] = ['new', 'inProgress', 'onHold', 'completed']
export const openStatuses: readonly Status[] = ['new', 'inProgress', 'onHold']
/** From the least to the most. */
export const importances: readonly Importance[] = ['low', 'medium', 'high', 'urgent']
export const boxes: readonly BoxName[] = ['all', 'mine', 'groups', 'unassigned', 'googlePlay', 'asleep', 'blocked', 'deleted']
