/** Header of the column that says why a row failed. An import of the corrected file leaves it out. */
export const REASON_HEADER = 'Satchel import problem'
