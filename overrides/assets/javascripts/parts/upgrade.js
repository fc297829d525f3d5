/* Work that an older edition kept is carried over once, before anything reads it. */
import { SCHEMA, alone, apply, entries, schemas } from "../store.js";
import { migrate } from "../model/migrations.js";

/** Bring what older schemas left up to this one. What they left stays where it is: it is the copy to fall back on (S-10). */
export async function upgrade() {
  const older = schemas().filter((schema) => schema < SCHEMA);
  await alone(() => {
    const kept = entries();
    for (const schema of older.sort()) {
      const moved = migrate(entries("", schema), schema, SCHEMA);
      apply(new Map([...moved].filter(([key, { t }]) => t > (kept.get(key)?.t ?? -1))));
    }
  });
}
