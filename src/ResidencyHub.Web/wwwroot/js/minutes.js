// Minutes by several hands: while the page is open, others' words appear as they are saved, and who is here.
// Without this script everything works by plain posts; one then sees others' words with the next page.

const every = 4000;
let since = null;
let asking = false;

const place = () => document.querySelector('[data-minutes]');
const token = () => document.querySelector('main input[name=__RequestVerificationToken]')?.value ?? '';

function writing() {
  const at = document.activeElement?.closest?.('[data-item]');
  if (!at || document.activeElement.tagName !== 'TEXTAREA') return null;
  return at.dataset.item === 'other' ? 'other' : `item ${at.dataset.place}`;
}

const meta = e => `${e.struck ? 'struck out · ' : ''}${e.by}${e.changedBy ? ` · changed by ${e.changedBy}` : ''}`;

function show(root, meeting, e) {
  const list = root.querySelector(`[data-item="${e.item ?? 'other'}"] [data-entries]`);
  if (!list) return;
  let row = list.querySelector(`[data-entry="${e.id}"]`);
  if (!row) {
    row = document.createElement('li');
    row.id = `entry-${e.id}`;
    row.dataset.entry = e.id;
    const text = Object.assign(document.createElement('p'), { className: 'words' });
    text.dataset.text = '';
    const line = Object.assign(document.createElement('p'), { className: 'quiet meta' });
    line.dataset.meta = '';
    const change = Object.assign(document.createElement('a'), { href: `/meetings/${meeting}?at=${e.id}#entry-${e.id}`, className: 'no-print', textContent: 'Change' });
    change.dataset.enhanceNav = 'false';
    row.append(text, line, change);
    list.append(row);
  } else if (Number(row.dataset.version) >= e.version) return;
  row.dataset.version = e.version;
  row.querySelector('[data-text]').textContent = e.text;
  row.querySelector('[data-meta]').textContent = meta(e);
  row.classList.toggle('struck', e.struck);
  const form = row.querySelector('form');
  if (!form) return;
  const box = form.elements.Text;
  if (box.value === box.defaultValue || box.value === e.text) {
    // nobody is changing it here: go on from what stands now
    box.value = box.defaultValue = e.text;
    form.elements.Version.value = e.version;
  } else {
    // whoever is writing keeps their words, and is told; saving shows both
    const told = form.querySelector('[data-changed]');
    told.textContent = `${e.changedBy ?? e.by} changed this while you were writing. What is saved stands above; your words below are not saved. Compare, put together what is needed, and save.`;
    told.hidden = false;
  }
}

function people(others) {
  const line = document.querySelector('[data-presence]');
  if (!line) return;
  const words = others.map(o => o.writing ? `${o.name} writes under ${o.writing}` : `${o.name} is here`).join('; ');
  if (line.textContent !== words) line.textContent = words;
  line.hidden = !words;
}

async function ask() {
  const root = place();
  const meeting = root?.dataset.minutes;
  if (!meeting || document.hidden || asking) return;
  asking = true;
  try {
    const answer = await fetch(`/changes/minutes/${meeting}`, {
      method: 'POST', credentials: 'same-origin', redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': token() },
      body: JSON.stringify({ since, writing: writing() }),
    });
    if (answer.status === 200) {
      const news = await answer.json();
      since = news.now;
      news.entries.forEach(e => show(root, meeting, e));
      people(news.others);
      if (news.structure !== root.dataset.structureOf) document.querySelector('[data-structure]')?.removeAttribute('hidden');
    }
  } catch { /* asked again soon */ } finally { asking = false; }
}

// Adding words does not load the page anew, so that nothing else that is being typed moves. A form posted twice writes once.
document.addEventListener('submit', async e => {
  const form = e.target.closest?.('form[data-minute]');
  if (!form || form.dataset.plain) return;
  e.preventDefault();
  const box = form.elements.Text;
  if (!box.value.trim()) { box.focus(); return; }
  const button = form.querySelector('button');
  if (button.disabled) return;
  button.disabled = true;
  const sent = box.value;
  try {
    const answer = await fetch(location.pathname, { method: 'POST', body: new FormData(form), credentials: 'same-origin', redirect: 'manual' });
    if (answer.type !== 'opaqueredirect') throw new Error(String(answer.status));
    const key = form.dataset.draft;
    // the next words are another draft: what was sent never comes back
    form.dataset.draft = key.replace(/\d+$/, n => Number(n) + 1);
    form.elements.Once.value = crypto.randomUUID?.() ?? '';
    form.dispatchEvent(new CustomEvent('draft-sent', { bubbles: true, detail: { draft: key } }));
    if (box.value === sent) box.value = box.defaultValue = '';
    button.disabled = false;
    if (!form.elements.Once.value) { location.reload(); return; }
    since = null;
    await ask();
  } catch {
    // the plain way says what is wrong
    button.disabled = false;
    form.dataset.plain = '1';
    form.requestSubmit();
  }
});

document.addEventListener('focusin', e => { if (e.target.closest?.('[data-minutes]')) ask(); });
document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
setInterval(ask, every);
ask();
