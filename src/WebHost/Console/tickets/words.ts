import type { BoxName, Importance, Status } from '@/api/types'

export const statuses: readonly Status[] = ['new', 'inProgress', 'onHold', 'completed']
export const openStatuses: readonly Status[] = ['new', 'inProgress', 'onHold']
/** From the least to the most. */
export const importances: readonly Importance[] = ['low', 'medium', 'high', 'urgent']
/** What a review may give, the most first. */
export const givenStars: readonly number[] = [5, 4, 3, 2, 1]
export const boxes: readonly BoxName[] = ['all', 'mine', 'groups', 'unassigned', 'googlePlay', 'asleep', 'blocked', 'deleted']
