// Numbers made readable: medians, tables, and whether a goal is met.

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median and least, as they are printed. */
export const spread = (values) => ({ median: median(values), least: Math.min(...values) });

/** Prints rows under a head, in columns. */
export function table(title, head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd();
  console.log(`\n${title}\n`);
  console.log([line(cells[0]), widths.map((w) => '-'.repeat(w)).join('  '), ...cells.slice(1).map(line)].join('\n'));
}

/** Figures with a useful number of digits. */
export const ms = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
export const kb = (bytes) => (bytes / 1000).toFixed(bytes < 100_000 ? 1 : 0);
export const times = (value) => `${value >= 10 ? value.toFixed(0) : value.toPrecision(2)}x`;

const goals = [];

/** Notes a goal and whether what was measured meets it. */
export function goal(what, measured, limit, unit) {
  goals.push([what, `${ms(measured)} ${unit}`, `at most ${limit} ${unit}`, measured <= limit ? 'met' : 'NOT MET']);
}

/** The same for what should be large. */
export function least(what, measured, limit, unit) {
  const figure = (value) => (value >= 1_000 ? Math.round(value).toLocaleString('en') : String(Number(value.toFixed(4))));
  goals.push([what, `${figure(measured)} ${unit}`, `at least ${figure(limit)} ${unit}`, measured >= limit ? 'met' : 'NOT MET']);
}

/** Prints all goals that were noted. */
export function printGoals() {
  table('Goals', ['goal', 'measured', 'wanted', ''], goals);
}
