import { create } from 'zustand'
import { call } from '../ipc/client'
import { notify } from '../ui/toast'
import type { Translate } from '../i18n/use-text'

/** One change that can be undone. */
interface Step {
  readonly transactionId: string
  /** What it did: "Deleted Ana Sousa". */
  readonly text: string
}

const MOST_STEPS = 50

const useSteps = create<{ readonly steps: readonly Step[] }>()(() => ({ steps: [] }))

/** Notes a change that can be undone and says so; Ctrl+Z and the notice undo it. `quiet`: no notice, for edits in place. */
export function noteChange(step: Step, t: Translate, { quiet = false }: { readonly quiet?: boolean } = {}): void {
  useSteps.setState(({ steps }) => ({ steps: [...steps, step].slice(-MOST_STEPS) }))
  if (!quiet) notify({ text: step.text, tone: 'success', action: { text: t('ui:undo'), onPress: () => void undo(step, t) } })
}

/** Undoes the latest change that was noted; says so when there is none. */
export async function undoLatest(t: Translate): Promise<void> {
  const step = useSteps.getState().steps.at(-1)
  if (step === undefined) notify({ text: t('shell:undo.nothing'), tone: 'info' })
  else await undo(step, t)
}

/** Forgets all steps: the vault is locked. */
export function forgetSteps(): void {
  useSteps.setState({ steps: [] }, true)
}

async function undo(step: Step, t: Translate): Promise<void> {
  useSteps.setState(({ steps }) => ({ steps: steps.filter((other) => other !== step) }))
  const answer = await call('changes.undo', { transactionId: step.transactionId })
  if (!answer.ok) notify({ text: t('shell:undo.failed'), tone: 'danger' })
  else if (answer.value.kept.length > 0) notify({ text: t('shell:undo.kept', { count: answer.value.kept.length }), tone: 'warning' })
  else notify({ text: t('shell:undo.done', { what: step.text }), tone: 'success' })
}
