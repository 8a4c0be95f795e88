// What the page's main thread did, from the browser's own trace.

/** Categories that a trace needs for this. */
export const categories = ['toplevel', 'devtools.timeline', 'blink.user_timing', 'v8.execute'];

/** A task longer than this is a long task, as browsers report them. */
const LONG = 50_000;

/**
 * Reads a trace into rounds. Each begins `settle` ms after a mark of the page and lasts `length` ms; all that the
 * main thread of the page's process did in it counts, whoever it did it for.
 */
export function rounds(buffer, { mark, settle, length }) {
  const { traceEvents } = JSON.parse(buffer.toString());
  const marks = traceEvents.filter((event) => event.name === mark && event.cat.includes('user_timing'));
  if (marks.length === 0) throw new Error(`the trace has no mark ${mark}`);
  const { pid, tid } = marks[0];
  const events = traceEvents.filter((event) => event.pid === pid && event.tid === tid && event.ph === 'X');
  return marks.map(({ ts }) => within(events, ts + settle * 1000, ts + (settle + length) * 1000));
}

function within(events, from, to) {
  const here = events.filter((event) => event.ts >= from && event.ts < to);
  const tasks = here.filter((event) => event.name.endsWith('RunTask'));
  const scripts = here.filter((event) => /^(FunctionCall|EvaluateScript|v8\.callFunction|RunMicrotasks)$/.test(event.name));
  const layouts = here.filter((event) => event.name === 'Layout');
  const styles = here.filter((event) => event.name === 'UpdateLayoutTree');
  const forced = (list) => list.filter((event) => scripts.some((script) => holds(script, event)));
  return {
    cpu: time(tasks),
    longest: Math.max(0, ...tasks.map((task) => task.tdur ?? task.dur)) / 1000,
    long: tasks.filter((task) => (task.tdur ?? task.dur) > LONG).length,
    forcedLayouts: forced(layouts).length,
    script: time(outermost(scripts.filter((event) => event.tdur !== undefined))),
    rendering: time([...layouts, ...styles].filter((event) => !forced([event]).length)),
  };
}

/** CPU time of events in milliseconds. */
const time = (events) => events.reduce((sum, event) => sum + (event.tdur ?? event.dur), 0) / 1000;
const holds = (outer, inner) => outer.ts <= inner.ts && inner.ts + inner.dur <= outer.ts + outer.dur;

/** Events that stand in no other one. */
function outermost(events) {
  let end = 0;
  return [...events].sort((a, b) => a.ts - b.ts || b.dur - a.dur).filter((event) => {
    const free = event.ts >= end;
    if (free) end = event.ts + event.dur;
    return free;
  });
}
