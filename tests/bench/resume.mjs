// Workload T1: text as résumés are written, with a phrase and a technology planted in every 3.3 KB; the same for the
// same seed. ASCII, for all contenders know word boundaries there.

/** Words of ordinary résumés, by how often they come: earlier ones more often. */
const WORDS = `the and of to in for with a on by from at as our team data new an systems customers across sales support into
  led built managed project projects product process processes quality business service services development design
  design-led company reporting performance training daily weekly monthly quarterly improved increased reduced delivered
  developed maintained prepared planned introduced wrote tested reviewed trained coordinated supervised resolved
  responsible including using through between within during while where which that this were was had has their its
  customer client clients account accounts budget costs revenue growth market marketing operations warehouse logistics
  production maintenance safety inspection compliance audit invoices payroll contracts suppliers procurement inventory
  stock orders delivery shipping patients ward clinic care nursing pupils lessons curriculum library archive kitchen
  menu restaurant hotel guests bookings events venue translation editing research laboratory samples analysis statistics
  survey interviews findings report reports dashboards metrics targets forecast software hardware network networks server
  servers database databases backend frontend mobile platform pipeline pipelines cloud monitoring incidents release
  releases code tests testing integration interface interfaces library libraries migration refactoring documentation
  users requirements stakeholders managers director engineers nurses teachers students volunteers members colleagues
  staff of hours shifts site sites region regional national international European annual complex critical several
  various multiple large small first second third early late full rapid stable secure reliable efficient practical
  Manchester Rotterdam Gdansk Porto Leipzig Toronto Busan Nordhavn Lakeside Harbour Systems Group Works Foods Partners
  English German Spanish Polish Korean spreadsheets presentations negotiation communication leadership organisation
  certificate diploma degree school institute academy faculty thesis award scholarship finance economics biology physics`.split(/\s+/);

const HEADS = ['Experience', 'Education', 'Skills', 'Languages', 'Summary', 'Selected work'];
const EACH = 3_300;

/** Numbers below `limit`, from a linear congruential generator. */
function random(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** So many characters, with every so often one of the words that are looked for. */
export function resume(length, known, seed = 42) {
  const next = random(seed);
  const order = known.map((words) => [next(1e9), words]).sort((a, b) => a[0] - b[0]).map(([, words]) => words);
  let text = 'Mara Lindqvist\nBackend engineer\n\n';
  for (let planted = 0; text.length < length; planted++) {
    for (const end = text.length + EACH / 2; text.length < end;) text += line(next);
    text += `- ${words(next, 4)} ${order[planted % order.length]} ${words(next, 4)}\n`;
  }
  return `${text.slice(0, length - 1)}\n`;
}

function line(next) {
  if (next(14) === 0) return `\n${HEADS[next(HEADS.length)]}\n`;
  if (next(9) === 0) return `${capital(words(next, 2))}, ${words(next, 1)} (${1 + next(12)}/20${10 + next(9)} - ${1 + next(12)}/20${19 + next(7)})\n`;
  const start = words(next, 5 + next(8));
  return `- ${capital(start)}${next(3) === 0 ? `, ${words(next, 4)}` : ''} by ${1 + next(60)} %.\n`;
}

/** Words by a rough law of Zipf: a rank in proportion to a power of the number of words. */
function words(next, count) {
  const rank = () => Math.floor(WORDS.length ** (next(1_000) / 1_000)) - 1;
  return Array.from({ length: count }, () => WORDS[rank()]).join(' ');
}

const capital = (text) => text[0].toUpperCase() + text.slice(1);
