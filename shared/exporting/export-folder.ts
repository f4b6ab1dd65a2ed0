/** Names the folder of a whole-vault export as one of ours. */
export const FOLDER_FORMAT = 'satchel-export'
/** Written last: a folder without it is not a whole export. */
export const MANIFEST_NAME = 'manifest.json'
