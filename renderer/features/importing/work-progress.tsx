import { Progress } from '../../ui/progress'
import { cancelWork } from './import-actions'
import type { RunningWork } from './import-state'

/** How far the running work is. The engine counts bytes; a person thinks in rows, or in hundredths where nobody counted them yet. */
export function WorkProgress({ work, sentence, rows, canCancel = true }: { readonly work: RunningWork; readonly sentence: string; readonly rows: number | null; readonly canCancel?: boolean }) {
  const share = work.total === null || work.total === 0 ? null : Math.min(1, work.done / work.total)
  const whole = rows ?? 100
  return (
    <Progress
      sentence={sentence} done={share === null ? work.done : Math.round(share * whole)} total={share === null ? null : whole}
      {...(canCancel ? { onCancel: cancelWork, isCancelling: work.isCancelling } : {})}
    />
  )
}
