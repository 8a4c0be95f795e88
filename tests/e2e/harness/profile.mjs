// Where a browser of a test keeps what it keeps.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty profile. */
export const newProfile = (kind) => mkdtempSync(join(tmpdir(), `bonafide-${kind}-`));

/**
 * Removes a profile. Processes of a browser that was ended may write to it for a moment: what is left of it then lies
 * in the folder for temporary files, and fails no test that has passed.
 */
export function removeProfile(profile) {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  } catch (error) {
    console.error(`${profile} stays: ${error.message}`);
  }
}
