/** What the rest of the engine may ask of imports: one line per endpoint. */
export { checkImport } from './check-import'
export { listBatches } from './import-batch'
export { inspectFile } from './inspect-file'
export { runImport } from './run-import'
export { saveFailures } from './save-failures'
export { undoImport } from './undo-import'
