// The engine as built, outside any browser: it loads, it answers, and it does what was asked of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import * as g2 from '../bench/g2.mjs';
import { load } from './load.mjs';

const today = '2026-11-22';
let engine;
let exports;
let furnish;

before(async () => {
  ({ engine, exports, furnish } = await load());
});

test('the table of references takes references', () => {
  // A wrong optimiser puts another table in its place, and only the first call would tell.
  const table = exports.__wbindgen_externrefs;
  const at = table.grow(4);
  table.set(at, undefined);
  table.set(at + 1, { any: 'thing' });
  assert.deepEqual(table.get(at + 1), { any: 'thing' });
});

test('it says its version', () => {
  const cargo = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(engine.version(), /\[workspace\.package\]\nversion = "(.+)"/.exec(cargo)?.[1]);
});

test('it knows its sites and signals', () => {
  assert.ok(engine.sites().some((site) => site.id === 'greenhouse'));
  assert.ok(engine.signals() > 100);
});

test('a collected page is assessed', () => {
  const { record, view } = engine.assess(g2.wire(g2.tree(g2.sizes[0]), 'http://person.example/'), today, undefined);
  assert.equal(JSON.parse(record).candidate.name, 'Mara Lindqvist');
  assert.equal(view.kind, 'candidate');
});

test('answers join the assessment, and a bad one is refused', () => {
  const wire = g2.wire(g2.tree(g2.sizes[0]), 'http://person.example/');
  const observations = (answer) => JSON.stringify({ observations: [{ signal: 'office-visit-documented', answer }] });
  const { record, view } = engine.assess(wire, today, undefined, observations('yes'));
  assert.deepEqual(JSON.parse(record).observations, [{ signal: 'office-visit-documented', answer: 'yes', confirmed_by: 1 }]);
  assert.ok(view.forCandidate.some((card) => card.signal === 'office-visit-documented'));
  assert.throws(() => engine.assess(wire, today, undefined, observations('perhaps')), /line 1: entry 1: "perhaps" is no answer/);
});

test('it asks its questions by stage', () => {
  const stages = engine.questions();
  assert.deepEqual(stages.map((s) => s.stage), ['application', 'reference', 'interview', 'offer', 'onboarding', 'after-hire']);
  const asked = stages.flatMap((s) => s.questions);
  assert.ok(asked.length > 0 && asked.every((q) => q.ask && q.answers.length > 1 && 'lookUp' in q));
});

test('a text without an address is one person\'s résumé', () => {
  const { view } = engine.assess_text('Mara Lindqvist\nmara@mailinator.com\n', '', today);
  assert.equal(view.mark, 'Worth a question · 1 finding');
});

test('broken markup is read as far as it goes', () => {
  const wire = g2.wire(g2.tree(g2.sizes[0]), 'http://person.example/');
  for (const html of ['', '<', '<html', '<html><p a="', '<html>&', wire.html[0].slice(0, 777), '<html>' + '<p>'.repeat(100_000)]) {
    assert.notEqual(engine.assess({ ...wire, html: [html] }, today, undefined).view, undefined);
  }
  assert.equal(engine.assess(wire, today, undefined).view.kind, 'candidate');
});

test('the way to a node leads from the root by way of its parents', () => {
  const { shown, trail, name } = engine.assess(g2.wire(g2.tree(g2.sizes[0]), 'http://person.example/'), today, undefined);
  const known = new Set([0]);
  for (let i = 0; i < trail.length; i += 3) {
    assert.ok(known.has(trail[i + 1]), `the parent of ${trail[i]}`);
    known.add(trail[i]);
  }
  assert.ok(shown.length > 0 && shown.every((node) => known.has(node)) && shown.includes(name));
});

test('after a reset it answers as before', () => {
  const wire = g2.wire(g2.tree(g2.sizes[0]), 'http://person.example/');
  const { record } = engine.assess(wire, today, undefined);
  engine.__wbg_reset_state();
  assert.throws(() => engine.assess(wire, today, undefined), /words/);
  assert.throws(() => engine.assess_text('Mara Lindqvist', '', today), /words/);
  assert.throws(() => engine.furnish(new Uint8Array(7), new Uint8Array(7)), /version/);
  furnish();
  assert.equal(engine.assess(wire, today, undefined).record, record);
});
