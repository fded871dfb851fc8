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
      if (news.sections) sections(news.sections, news.by ?? whoElse(), askedAt);
      if (news.notes) { notes(news.notes); ties(news.notes, askedAt); }
      if (news.scores) scores(news.scores, askedAt);
      // what was passed over is asked for once more
      if ((news.sections || news.notes || news.scores) && (onTheWay.size || [...settledAt.values()].some(at => at >= askedAt))) known = null;
      people();
      if (root.dataset.stateOf ? news.state !== root.dataset.stateOf : news.structure !== root.dataset.structureOf) document.querySelector('[data-structure-moved]')?.removeAttribute('hidden');
      // what was typed before the other came goes to them now
      if (others.length) {
        form()?.querySelectorAll('[data-section]').forEach(s => { if (touched(s) && !s.dataset.clash && !timers.has(s)) send(s); });
        rows().forEach(row => { if (changed(row) && !row.dataset.clash && !timers.has(row)) sendRow(row); });
      }
    }
  } catch { /* asked again soon */ } finally { asking = false; }
}

// ---- a note of the evidence, a row of the scores: one's own words and levels, the ties of both ----

const rows = () => document.querySelectorAll('form li[data-note], form[data-scores] [data-score]');
const tieBoxes = row => [...row.querySelectorAll('input[type=checkbox][name^="Tag["]')];
const rowOf = box => box.name.slice(box.name.lastIndexOf('[') + 1, -1);
const generalBox = row => row.querySelector('input[type=checkbox][name^="General["]');
const seenTies = row => row.querySelector('input[type=hidden][name^="Seen["]');
const ownWords = row => row.querySelector('textarea');
const levelOf = row => row.querySelector('input[type=radio]:checked')?.value ?? '';
const wordsBefore = row => (row.dataset.score ? row.dataset.seenEvidence : ownWords(row)?.dataset.seen) ?? '';

function changed(row) {
  if (row.dataset.score) return levelOf(row) !== '' && (levelOf(row) !== (row.dataset.seenLevel ?? '') || plain(ownWords(row).value) !== plain(wordsBefore(row)));
  const seen = seenTies(row)?.value ?? '';
  return (ownWords(row) && plain(ownWords(row).value) !== plain(wordsBefore(row)))
    || tieBoxes(row).some(box => box.checked !== seen.split(' ').includes(rowOf(box))) || (generalBox(row)?.checked ?? false) !== (seen === 'general');
}

const learns = row => (ownWords(row) ?? tieBoxes(row)[0])?.dispatchEvent(new Event('input', { bubbles: true }));

function sees(row, now) {
  if (row.dataset.score) {
    Object.assign(row.dataset, { seenLevel: now.level, seenEvidence: now.evidence ?? '' });
    return;
  }
  if (ownWords(row)) ownWords(row).dataset.seen = now.words;
  if (seenTies(row)) seenTies(row).value = now.general ? 'general' : now.rows.join(' ');
}

async function sendRow(row) {
  clearTimeout(timers.get(row));
  timers.delete(row);
  delete row.dataset.clash;
  if (onTheWay.has(row)) { onTheWay.set(row, true); return; }
  if (!changed(row)) return;
  const of = place().dataset.observing, seen = (seenTies(row)?.value ?? '').split(' ').filter(t => t && t !== 'general');
  const ticked = tieBoxes(row).filter(b => b.checked).map(rowOf), general = generalBox(row)?.checked ?? false;
  onTheWay.set(row, false);
  try {
    const answer = row.dataset.score
      ? await post('/score', { row: row.dataset.score, value: Number(levelOf(row)), evidence: ownWords(row).value, seenValue: row.dataset.seenLevel ? Number(row.dataset.seenLevel) : null, seenEvidence: wordsBefore(row) })
      : await post('/note', { note: row.dataset.note, words: ownWords(row)?.value ?? null, seenWords: wordsBefore(row), rows: ticked, seen, general, wasGeneral: seenTies(row)?.value === 'general' });
    const said = [200, 409, 422].includes(answer.status) ? await answer.json() : null;
    if (isElsewhere(row, of)) { onTheWay.delete(row); return; }
    if (answer.status === 200) {
      settledAt.set(row, Date.now());
      if (said.rows) follow(row, ticked, general, said);
      sees(row, said);
      say(row, '');
      learns(row);
    } else if (answer.status === 409) {
      row.dataset.clash = said.words;
      const mine = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-plain', textContent: 'Keep mine' });
      mine.onclick = () => { known = null; row.dataset.keep = '1'; delete row.dataset.clash; say(row, ''); ask(); };
      say(row, `Your other window has saved here: “${said.words}”. Yours is not saved yet.`, mine);
    } else if (answer.status === 422) say(row, said.detail);
  } catch { /* the own draft has it; it goes with the next words, or with the form */ }
  const again = onTheWay.get(row);
  onTheWay.delete(row);
  if (again && !row.dataset.clash && !isElsewhere(row, of)) sendRow(row);
}

const isOldNews = (row, askedAt) => onTheWay.has(row) || settledAt.get(row) >= askedAt;

// a tie that nobody here has touched since stands as it is now: left as it was, it would count as taken away with the next words
function follow(row, since, wasGeneral, now) {
  for (const box of tieBoxes(row))
    if (box.checked === since.includes(rowOf(box))) box.checked = now.rows.includes(rowOf(box));
  if (generalBox(row)?.checked === wasGeneral) generalBox(row).checked = now.general;
}

// what one has not touched oneself follows the other; what one has, waits to be sent
function ties(all, askedAt) {
  for (const n of all) {
    const row = document.querySelector(`form li[data-note="${n.id}"]`);
    if (!row || isOldNews(row, askedAt)) continue;
    const seen = seenTies(row)?.value ?? '', words = ownWords(row);
    follow(row, seen.split(' '), seen === 'general', n);
    const follows = words && (row.dataset.keep || plain(words.value) === plain(words.dataset.seen) || plain(words.value) === plain(n.words));
    if (follows && !row.dataset.keep) words.value = n.words;
    const before = words?.dataset.seen;
    sees(row, n);
    if (words && !follows) words.dataset.seen = before;
    delete row.dataset.keep;
    if (seen !== (seenTies(row)?.value ?? '') || before !== words?.dataset.seen) learns(row);
  }
}

function scores(all, askedAt) {
  for (const row of document.querySelectorAll('form[data-scores] [data-score]')) {
    const theirs = all.filter(s => s.row === row.dataset.score && !s.mine).map(s => `${s.rater}: ${s.name}${s.evidence ? `. ${s.evidence}` : ''}`);
    const place = row.querySelector('[data-others-scores]');
    if (theirs.join('\n') !== [...place.children].map(p => p.textContent).join('\n'))
      place.replaceChildren(...theirs.map(t => Object.assign(document.createElement('p'), { textContent: t })));
    const mine = all.find(s => s.row === row.dataset.score && s.mine);
    if (!mine || isOldNews(row, askedAt)) continue;
    if (row.dataset.keep || !changed(row)) {
      if (!row.dataset.keep && (levelOf(row) !== String(mine.level) || plain(ownWords(row).value) !== plain(mine.evidence))) {
        row.querySelectorAll('input[type=radio]').forEach(r => { r.checked = r.value === String(mine.level); });
        ownWords(row).value = mine.evidence ?? '';
        sees(row, mine);
        learns(row);
      } else sees(row, mine);
      delete row.dataset.keep;
    }
  }
}

const laterRow = e => {
  const row = e.target.closest?.('form li[data-note], form[data-scores] [data-score]');
  if (!row || !others.length || row.dataset.clash) return;
  clearTimeout(timers.get(row));
  const of = place().dataset.observing;
  timers.set(row, setTimeout(() => { if (!isElsewhere(row, of)) sendRow(row); }, pause));
};
document.addEventListener('input', laterRow);

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
  if (e.target !== form() && !e.target.querySelector?.('li[data-note], [data-score]')) return;
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
