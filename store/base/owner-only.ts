/**
 * Rights of files and folders with complaints in them: nobody else's business on a computer that several people
 * use. Folders that are there already keep theirs.
 */
export const OWNER_ONLY = 0o600;
export const OWNERS_FOLDER = 0o700;
