// An observation that two people write: while the page is open, the other's words appear as they are saved, and who is here.
// Words go section by section while both are here. Without this script the same sections merge when they are posted.

const every = 4000, pause = 1500, recent = 30000;
let known = null, asking = false, others = [], typedAt = 0;
// one window of somebody is not another: each says for itself where it writes, and leaves for itself
const thisWindow = Math.random().toString(36).slice(2, 14);
const timers = new Map(), onTheWay = new Map(), settledAt = new Map();

const place = () => document.querySelector('[data-observing]');
const token = () => document.querySelector('main input[name=__RequestVerificationToken]')?.value ?? '';
const form = () => document.querySelector('form[data-debrief]');
const boxOf = s => s.querySelector('textarea, input:not([type=hidden])');
const seenOf = s => s.querySelector('input[type=hidden]');
const plain = t => (t ?? '').replaceAll('\r\n', '\n').trim();
const touched = s => plain(boxOf(s).value) !== plain(seenOf(s).value);

const post = (path, body, leaving) => fetch(`/changes/observations/${place().dataset.observing}${path}`, {
  method: 'POST', credentials: 'same-origin', redirect: 'manual', keepalive: !!leaving,
  headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': token() },
  body: JSON.stringify(body), ...(leaving ? {} : { signal: AbortSignal.timeout(15000) }),
});

// a cursor that stands somewhere writes nothing
function writing() {
  if (Date.now() - typedAt > recent) return null;
  const at = document.activeElement;
  if (!/^(TEXTAREA|INPUT)$/.test(at?.tagName ?? '')) return null;
  return at.closest('[data-section]')?.dataset.sectionName ?? at.closest('[data-writing]')?.dataset.writing ?? null;
}

function say(section, words, ...buttons) {
  const line = section.querySelector('[data-live]');
  const text = document.createElement('p');
  text.textContent = words;
  line.replaceChildren(...(words ? [text] : []), ...buttons);
  line.hidden = !words;
}

function take(section, words) {
  boxOf(section).value = seenOf(section).value = words;
  // an own copy of what was typed says the same now
  boxOf(section).dispatchEvent(new Event('input', { bubbles: true }));
}

// both say the same: the own draft learns what it is based on now
function settle(section, words) {
  settledAt.set(section, Date.now());
  seenOf(section).value = words;
  say(section, '');
  boxOf(section).dispatchEvent(new Event('change', { bubbles: true }));
}

// what an own other window wrote is one's own
const whoElse = () => others[0] && (others[0].me ? 'Your other window' : others[0].name);

function clash(section, words, by) {
  clearTimeout(timers.get(section));
  timers.delete(section);
  const choice = (text, then) => {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-plain', textContent: text });
    button.onclick = () => { then(); say(section, ''); send(section); };
    return button;
  };
  say(section, `${by} has saved here: “${words}”. Yours is not saved yet.`,
    choice('Take theirs', () => take(section, words)),
    choice('Keep mine', () => { seenOf(section).value = words; }),
    ...(boxOf(section).tagName === 'TEXTAREA' ? [choice('Put both together', () => { boxOf(section).value = `${words}\n${boxOf(section).value}`; seenOf(section).value = words; })] : []));
  section.dataset.clash = words;
}

const isElsewhere = (section, of) => !section.isConnected || place()?.dataset.observing !== of;

async function send(section) {
  clearTimeout(timers.get(section));
  timers.delete(section);
  delete section.dataset.clash;
  // one at a time, or the second would meet the first as if it were another's
  if (onTheWay.has(section)) { onTheWay.set(section, true); return; }
  if (!touched(section)) return;
  const words = boxOf(section).value, of = place().dataset.observing;
  onTheWay.set(section, false);
  try {
    const answer = await post('/section', { name: section.dataset.section, words, seen: seenOf(section).value });
    const said = answer.status === 200 || answer.status === 409 || answer.status === 422 ? await answer.json() : null;
    // another observation stands on the page by now
    if (isElsewhere(section, of)) { onTheWay.delete(section); return; }
    if (answer.status === 200) {
      settle(section, said.words);
    } else if (answer.status === 409) clash(section, said.words, whoElse() ?? 'The other');
    else if (answer.status === 422) say(section, said.detail);
  } catch { /* the own draft has it; it goes with the next words, or with the form */ }
  const again = onTheWay.get(section);
  onTheWay.delete(section);
  if (again && !section.dataset.clash && !isElsewhere(section, of)) send(section);
}

function sections(saved, by, askedAt) {
  form()?.querySelectorAll('[data-section]').forEach(section => {
    // news of before what was saved from here meanwhile
    if (onTheWay.has(section) || settledAt.get(section) >= askedAt) return;
    const words = saved[section.dataset.section] ?? '';
    if (plain(words) === plain(seenOf(section).value)) return;
    if (plain(words) === plain(boxOf(section).value)) { settle(section, words); return; }
    if (touched(section)) { if (section.dataset.clash !== words) clash(section, words, by ?? 'The other'); return; }
    take(section, words);
    say(section, `${by ?? 'The other'} wrote this just now.`);
  });
}

function notes(all) {
  const list = document.querySelector('[data-notes]');
  if (!list) return;
  for (const n of all) {
    let row = document.querySelector(`[data-note="${n.id}"]`);
    if (!row) {
      if (n.mine) continue;
      row = document.createElement('li');
      row.dataset.note = n.id;
      const time = Object.assign(document.createElement('time'), { dateTime: n.at, textContent: n.time });
      const words = document.createElement('p');
      words.dataset.words = '';
      const who = Object.assign(document.createElement('span'), { className: 'quiet', textContent: n.author });
      const cell = document.createElement('div');
      cell.append(words, who);
      row.append(time, cell);
      list.append(row);
      list.hidden = false;
    }
    const words = row.querySelector('[data-words]');
    if (words && words.textContent !== n.words) words.textContent = n.words;
  }
}

function people() {
  const line = document.querySelector('[data-presence-here]');
  if (!line) return;
  const words = others.map(o => o.me ? `You have this open in another window${o.writing ? `, and write there under “${o.writing}”` : ''}.` : o.writing ? `${o.name} is here and writes under “${o.writing}”.` : `${o.name} is here.`).join(' ');
  if (line.textContent !== words) line.textContent = words;
  line.hidden = !words;
}

async function ask() {
  const root = place();
  if (!root || document.hidden || asking) return;
  asking = true;
  const askedAt = Date.now();
  try {
    const answer = await post('', { known, writing: writing(), window: thisWindow });
    if (answer.status === 200) {
      const news = await answer.json();
      known = news.known;
      others = news.others;
      if (news.sections) {
        sections(news.sections, news.by ?? whoElse(), askedAt);
        // what was passed over is asked for once more
        if (onTheWay.size || [...settledAt.values()].some(at => at >= askedAt)) known = null;
      }
      if (news.notes) notes(news.notes);
      people();
      if (news.structure !== root.dataset.structureOf) document.querySelector('[data-structure-moved]')?.removeAttribute('hidden');
      // what was typed before the other came goes to them now
      if (others.length) form()?.querySelectorAll('[data-section]').forEach(s => { if (touched(s) && !s.dataset.clash && !timers.has(s)) send(s); });
    }
  } catch { /* asked again soon */ } finally { asking = false; }
}

document.addEventListener('input', e => {
  typedAt = Date.now();
  const section = e.target.closest?.('form[data-debrief] [data-section]');
  if (!section || !others.length || section.dataset.clash) return;
  clearTimeout(timers.get(section));
  const of = place().dataset.observing;
  timers.set(section, setTimeout(() => { if (!isElsewhere(section, of)) send(section); }, pause));
});
// what is on its way arrives first, or the form would meet it as if it were another's
document.addEventListener('submit', e => {
  if (e.target !== form()) return;
  for (const timer of timers.values()) clearTimeout(timer);
  timers.clear();
  if (!onTheWay.size) return;
  e.preventDefault();
  e.stopImmediatePropagation();
  const { target, submitter } = e, until = Date.now() + 5000;
  const wait = setInterval(() => {
    if (onTheWay.size && Date.now() < until) return;
    clearInterval(wait);
    onTheWay.clear();
    target.requestSubmit(submitter);
  }, 50);
}, true);
document.addEventListener('focusin', e => { if (e.target.closest?.('[data-section], [data-writing]')) { typedAt = Date.now(); ask(); } });
document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
addEventListener('pagehide', () => { if (place()) post('', { known, leaves: true, window: thisWindow }, true).catch(() => {}); });
setInterval(ask, every);
ask();
