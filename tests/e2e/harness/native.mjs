// The same engine without a browser: the command line of the working copy.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './sites.mjs';

/** The command, as it was built last. */
function binary() {
  if (process.env.BONAFIDE) return process.env.BONAFIDE;
  const built = ['release', 'debug'].map((profile) => resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', profile, 'bonafide')).filter((file) => existsSync(file));
  if (built.length === 0) throw new Error('target holds no bonafide: run cargo build');
  return built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

const run = (...args) => execFileSync(binary(), args, { encoding: 'utf8', maxBuffer: 64 << 20 });

/** The record of an assessment, the bytes that the command prints. */
export const nativeRecord = (file, address, today) => run('assess', file, '--url', address, '--today', today, '--json');

/** The same of a résumé as a file. */
export const nativeFiles = (file, today) => run('assess', file, '--today', today, '--json');

let titles = null;

/** Title of a signal, as the cards show it. */
export function titleOf(signal) {
  titles ??= new Map(JSON.parse(run('catalogue', '--json')).signals.map(({ id, title }) => [id, title]));
  if (!titles.has(signal)) throw new Error(`no signal ${signal}`);
  return titles.get(signal);
}

/** What the command finds on a page: what weighs, what speaks for the candidate, the tier. */
export function findingsOf(file, address, day) {
  const { tier, findings, for_candidate: supports } = JSON.parse(nativeRecord(file, address, day)).assessment;
  return {
    tier,
    settled: findings.filter(({ stage, weight }) => stage === 'settled' && weight !== 0).map(({ signal }) => signal).sort(),
    supports: supports.map(({ signal }) => signal).sort(),
  };
}

/** The day, as the extension takes it from the browser's clock. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
