import { tryingSteps, type TriedStep, type TryingStep } from '../finder'

export interface StepRow extends TriedStep {
  /** `skipped` was not come to, because one before it failed. */
  state: 'ok' | 'failed' | 'skipped'
}

/** Whether an address carries a token, as far as one sees without reading it. */
export const hasToken = (address: string): boolean => /(?:^|[?&])jwt=/.test(address.trim())

/** All steps of the way, those too that were not come to. Only one fails: what follows it was never asked. */
export function stepRows(steps: readonly TriedStep[], token: boolean): StepRow[] {
  const told = new Map(steps.map((step) => [step.step, step]))
  const failed = tryingSteps.find((step) => told.get(step)?.ok === false)
  const isAfter = (step: TryingStep) => failed !== undefined && tryingSteps.indexOf(step) > tryingSteps.indexOf(failed)
  return tryingSteps.flatMap((step): StepRow[] => {
    const answer = told.get(step)
    if (isAfter(step)) return step === 'token' && !token ? [] : [{ step, ok: false, code: null, detail: null, state: 'skipped' }]
    return answer ? [{ ...answer, state: answer.ok ? 'ok' : 'failed' }] : []
  })
}
