import { z } from 'zod'

/** Stands for a path that the engine was told by a dialog, a drop or the command line; a page never names a path (SECURITY.md E10). */
export const fileToken = z.string().regex(/^file-[0-9a-f]{32}$/, 'is not a file token')
export type FileToken = z.output<typeof fileToken>

/** Chosen by the caller of a job, so that it can follow and cancel it before the answer is there. */
export const jobId = z.string().regex(/^[0-9a-zA-Z-]{8,64}$/, 'is not a job id')

/** A passphrase as typed. Its rules are the engine's; here only its size is bounded. */
export const passphrase = z.string().min(1).max(1_024)
export const nothing = z.strictObject({})
