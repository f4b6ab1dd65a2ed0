/** Where a grid's rows come from: as many as there are, loaded in windows around what is in sight. */
export interface RowSource<T> {
  readonly rowCount: number
  /** The row at a place from the top, or undefined while it is on its way. */
  getRow(index: number): T | undefined
  /** Told which rows are in sight or about to be, `end` excluded. Must answer at once; loading happens behind it. */
  onVisibleRange(start: number, end: number): void
  /** Ids of rows not loaded yet, for a range picked across them. Without it such a range takes only the loaded ones. */
  loadIds?(start: number, end: number): Promise<readonly string[]>
}

/** A source over rows that are all there. */
export function sourceOf<T>(rows: readonly T[]): RowSource<T> {
  return { rowCount: rows.length, getRow: (index) => rows[index], onVisibleRange: () => undefined }
}
