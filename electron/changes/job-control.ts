/** How long work says where it is and hears that it should stop. Works across threads and in one. */
export interface JobControl {
  /** Whether somebody asked to stop. Ask between rows, then call {@link stopIfCancelled}. */
  cancelled(): boolean
  /** `total` null while unknown. */
  progress(phase: string, done: number, total: number | null): void
}

/** Thrown by work that was asked to stop; its transaction rolls back. Not a failure and not a bug. */
export class JobCancelled extends Error {
  constructor() {
    super('cancelled')
    this.name = 'JobCancelled'
  }
}

/** Ends the work when somebody asked for it. */
export function stopIfCancelled(job: JobControl): void {
  if (job.cancelled()) throw new JobCancelled()
}

/** For work nobody watches. */
export const unattended: JobControl = { cancelled: () => false, progress: () => undefined }
