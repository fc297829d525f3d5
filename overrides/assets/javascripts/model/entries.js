/* What an entry of readers' work is: its key, and what its text may hold. */

/** Keys of readers' work. Ids of records have at most 60 characters, a document's 9 more, a field up to three ids. */
export const GRAMMAR = /^(item|doc|field|meta):([a-z0-9][a-z0-9-]{0,79}):([a-z0-9][a-z0-9.-]{0,199})$/;

/** The longest text of an entry, in UTF-16 units. */
export const LONGEST = 20_000;

/**
 * The parts of a key of ours; null for any other key.
 * @param {string} key
 * @returns {{kind: string, id: string, field: string} | null}
 */
export function parts(key) {
  const [, kind, id, field] = GRAMMAR.exec(key) ?? [];
  return kind ? { kind, id, field } : null;
}

// Other `meta` than these speaks of this device only.
const OWN = /^meta:app:(binder$|self-check\.)/;

/** Is this a key of ours that belongs into a backup? */
export const portable = (key) => GRAMMAR.test(key) && (!key.startsWith("meta:") || OWN.test(key));

/** Text that UTF-8 can carry: lone surrogates would come back as something else. (`toWellFormed` is not everywhere.) */
export const wellFormed = (text) => text.replace(/\p{Cs}/gu, "\ufffd");

/** Text as a backup holds it: well-formed, \n for every line break, and no other control characters than \t. */
export const clean = (text) => wellFormed(text).replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n\t]/gu, "");
