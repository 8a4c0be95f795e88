// The parser of OpenResume, as it is published on npm: fetched into target/ for the measurement, bundled as it is, with
// the pdf.js of the bench under it. It says of itself that it reads one column of English.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const VERSION = 'open-resume@0.1.0';

/** A function from a PDF's path to a candidate in our schema; null, and said why, where it cannot be had. */
export async function openResume(root, openPdf) {
  const folder = join(root, 'target/bench-openresume');
  try {
    if (!existsSync(join(folder, 'package'))) {
      mkdirSync(folder, { recursive: true });
      execFileSync('npm', ['pack', '--silent', VERSION], { cwd: folder, stdio: 'ignore' });
      execFileSync('tar', ['xzf', `${VERSION.replace('@', '-')}.tgz`], { cwd: folder });
    }
    const { parseResumeFromPdf } = await bundle(folder);
    globalThis.openPdfForOpenResume = openPdf;
    return async ({ path }) => candidate(await parseResumeFromPdf(path));
  } catch (error) {
    console.log(`\n  OpenResume is left out: ${error.message}`);
    return null;
  }
}

async function bundle(folder) {
  const { build } = await import('esbuild');
  const out = join(folder, 'parser.mjs');
  const inside = join(folder, 'package/src/app');
  const shim = {
    name: 'pdf.js of the bench',
    setup(esbuild) {
      esbuild.onResolve({ filter: /^(pdfjs-dist|@reduxjs)/ }, ({ path }) => ({ path, namespace: 'shim' }));
      esbuild.onLoad({ filter: /.*/, namespace: 'shim' }, () => ({
        contents: 'export const GlobalWorkerOptions = {}; export const getDocument = (path) => globalThis.openPdfForOpenResume(path); export default "";'
          // The parser takes empty values from the store of the application, and nothing else of it.
          + 'export const createSlice = () => ({ actions: {}, reducer: null });',
      }));
    },
  };
  await build({ entryPoints: [join(inside, 'lib/parse-resume-from-pdf/index.ts')], bundle: true, format: 'esm', platform: 'node', outfile: out, logLevel: 'silent', alias: { lib: join(inside, 'lib') }, plugins: [shim] });
  return import(pathToFileURL(out));
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NOW = /present|current|now|heute|aujourd|actual|atual|obecnie/i;

/** Its answer in our schema. Dates are texts there: they are read here, as kindly as its English allows. */
function candidate({ profile, workExperiences, educations }) {
  const some = (text) => text || null;
  const list = (text) => (text ? [text] : []);
  return {
    name: some(profile.name), location: some(profile.location), emails: list(profile.email), phones: list(profile.phone),
    links: list(profile.url).map((url) => ({ url, label: null })),
    positions: workExperiences.map(({ jobTitle, company, date }) => ({ title: some(jobTitle), company: some(company), ...span(date) })),
    education: educations.map(({ school, degree, date }) => ({ school: some(school), degree: some(degree), ...span(date) })),
  };
}

function span(text) {
  const found = [...text.matchAll(/(?:([a-z]{3})[a-z.]*\s+|\b(\d\d)[./])?(\d{4})(?:[.-](\d\d)\b)?/gi)].map(([, name, before, year, after]) => {
    const month = name ? MONTHS.indexOf(name.toLowerCase()) + 1 : Number(before ?? after ?? 0);
    return month > 0 ? `${year}-${String(month).padStart(2, '0')}` : year;
  });
  return { start: found[0] ?? null, end: NOW.test(text) ? 'present' : (found[1] ?? null) };
}
