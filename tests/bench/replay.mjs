// The scatter-gun replay with gaoya and rensa beside it, at equal false links. SEEDS=1,2,3 names the seeds.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { goal, least, table } from './report.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const python = `${root}target/link-peer/venv/bin/python`;
const peers = [
  `gaoya=${root}target/link-peer/release/link-peer replay`,
  ...(existsSync(python) ? [`rensa=${python} ${root}tests/bench/link-peer/link_peer.py replay rensa`] : []),
];
const seeds = (process.env.SEEDS ?? '1,2,3,4,5').split(',').map(Number);

export async function replay() {
  const rows = [];
  for (const seed of seeds) {
    const given = ['replay', '--seed', seed, '--json', ...peers.flatMap((peer) => ['--peer', peer])].map(String);
    const { status, stdout, stderr } = spawnSync(`${root}target/release/bonafide`, given, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    if (status !== 0) throw new Error(stderr);
    process.stderr.write(stderr);
    const report = JSON.parse(stdout);
    const share = ({ fraudulent, linked }) => `${linked} of ${fraudulent} (${((100 * linked) / Math.max(1, fraudulent)).toFixed(1)} %)`;
    const others = ['exact', 'gaoya', 'rensa'].map((name) => {
      const found = report.baselines[name];
      return found ? `${share(found.repeats)}, ${found.false_links_per_10000}` : 'not run';
    });
    const { repeats } = report.perspectives.agency.ours;
    rows.push([String(seed), share(repeats), String(report.false_links_per_10000), ...others, report.seconds.toFixed(0)]);
    least(`replay: repeat sightings linked, seed ${seed}`, repeats.linked / repeats.fraudulent, 0.95, '');
    goal(`replay: false links in 10,000 honest people, seed ${seed}`, report.false_links_per_10000, 1, '');
  }
  table('Replay at an agency: repeat sightings linked, and false links in 10,000 honest people',
    ['seed', 'Bonafide', 'false', 'exact mail or number', 'gaoya', 'rensa', 'seconds'], rows);
}
