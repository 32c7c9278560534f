/** When a ticket may come back, by the clock on the wall here. */
export type SnoozeName = 'later' | 'tomorrow' | 'monday'

export interface SnoozeChoice {
  name: SnoozeName
  at: Date
}

const MORNING = 9
const EVENING = 18
const LATER_HOURS = 3

/** What the menu offers at a moment: later today only while there is a later today. */
export function snoozeChoices(now: Date): SnoozeChoice[] {
  const later = new Date(now.getFullYear(), now.getMonth(), now.getDate(), now.getHours() + LATER_HOURS)
  const tomorrow = morningIn(now, 1)
  const monday = morningIn(now, ((8 - now.getDay()) % 7) || 7)
  const choices: SnoozeChoice[] = []
  if (later.getDate() === now.getDate() && later.getHours() <= EVENING + LATER_HOURS) choices.push({ name: 'later', at: later })
  choices.push({ name: 'tomorrow', at: tomorrow })
  if (monday.getTime() !== tomorrow.getTime()) choices.push({ name: 'monday', at: monday })
  return choices
}

/** What the field for another time begins with: tomorrow morning. */
export function pickedFirst(now: Date): Date {
  return morningIn(now, 1)
}

function morningIn(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING)
}
