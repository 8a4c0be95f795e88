// How often something is raised on honest people, subgroup by subgroup. The people from templates show every sign under
// every name, from every region and after careers of every length, so all their rates must agree; sectors are those of
// the real résumés, which have no names.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const made = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/tmp`;
const honest = `${root}../shared/data/honest`;

const cargo = (...rest) => execFileSync('cargo', rest, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 26 });

/** Prints the tables of `bonafide evaluate --subgroups`. */
export function fairness() {
  cargo('test', '--quiet', '--test', 'fairness', 'the_same_signs');
  print('People from templates, with signs', '2026-11-22', `${made}/fairness.jsonl`);
  if (!existsSync(honest)) return console.log('skipped: ../shared/data/honest not there');
  cargo('test', '--quiet', '--test', 'honest');
  print('Real résumés', '2020-01-01', `${made}/indeed_it_rebuilt.jsonl`, `${honest}/livecareer.jsonl`, `${honest}/updated.jsonl`);
}

function print(title, today, ...files) {
  console.log(`\n${title}\n`);
  console.log(cargo('run', '--quiet', '--bin', 'bonafide', '--', 'evaluate', '--subgroups', '--today', today, ...files));
}
