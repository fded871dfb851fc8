// Stamps of an observed lesson. Each is kept on this device first, with an id and a time of its own, and then sent, in order; the hub takes each id once.
// Without a connection they wait here, for the same person alone, and the page shows them meanwhile. Without this script a stamp is a plain post.

const person = () => document.querySelector('[data-person]')?.dataset.person ?? '';
const place = () => document.querySelector('[data-stamping]');
const token = () => document.querySelector('input[name=__RequestVerificationToken]')?.value ?? '';
const newId = () => crypto.randomUUID?.() ?? '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, c => (+c ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> +c / 4).toString(16));

// The hub's clock less the device's: first as the page was loaded, then as its answers tell, the quickest counting most.
let offset = 0, doubt = Infinity, last = 0, tries = 0, timer = 0, sending = null, askedClock = false;
// why a stamp is not taken, for good or as long as this page is what it is, by its id; and those that the hub has
const refused = new Map(), held = new Map(), taken = new Map();

function learn(now, sentAt, gotAt) {
  const half = (gotAt - sentAt) / 2;
  if (Number.isNaN(Date.parse(now)) || half > Math.max(doubt, 1000)) return;
  [offset, doubt] = [Date.parse(now) - sentAt - half, half];
}

// the draft's own beginning: signing out sends first and leaves nothing here, as with every other word
const keyOf = stamp => `draft:${person()}:stamp.${stamp.observation}.${stamp.id}`;
// one that cannot be read hides no other
function read(key) {
  try {
    const stamp = JSON.parse(localStorage.getItem(key));
    return stamp?.id && stamp.observation && stamp.at ? stamp : null;
  } catch { return null; }
}
function kept() {
  try {
    return Object.keys(localStorage).filter(k => person() && k.startsWith(`draft:${person()}:stamp.`)).map(read).filter(Boolean).sort((a, b) => a.at < b.at ? -1 : 1);
  } catch { return []; }
}
const waiting = () => kept().filter(s => !refused.has(s.id));

function clock(at) {
  const as = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
  try { return new Date(at).toLocaleTimeString('en-US', { ...as, timeZone: place()?.dataset.zone }); } catch { return new Date(at).toLocaleTimeString('en-US', as); }
}

function row(stamp) {
  const li = document.createElement('li'), cell = document.createElement('div');
  const why = refused.get(stamp.id), there = taken.has(stamp.id);
  li.dataset.stamp = stamp.id;
  cell.append(
    Object.assign(document.createElement('p'), { className: 'words', textContent: stamp.words }),
    Object.assign(document.createElement('span'), { className: 'quiet', textContent: why ?? (there ? 'Saved.' : held.get(stamp.id) ?? (tries ? 'Kept on this device; it is sent when the connection is back.' : 'Being sent …')) }));
  if (why) {
    const drop = Object.assign(document.createElement('button'), { type: 'button', className: 'btn-plain', textContent: 'Take it off this device' });
    drop.onclick = () => { if (confirm('This stamp was not taken. Its words are gone from this device then.')) { localStorage.removeItem(keyOf(stamp)); show(); } };
    cell.append(' ', drop);
  }
  li.append(Object.assign(document.createElement('time'), { dateTime: stamp.at, textContent: clock(stamp.at) }), cell);
  return li;
}

function show() {
  const list = document.querySelector('[data-stamps]'), of = place()?.dataset.stamping;
  if (!list) return;
  const rows = [...taken.values(), ...kept()].filter(s => s.observation === of).map(row);
  list.replaceChildren(...rows);
  list.hidden = !rows.length;
}

function say(words) {
  const line = document.querySelector('[data-stamped]');
  if (line) line.textContent = words;
}

// What the hub said that passes: who is here, or the page, is another than it was; or too many write at once.
function causeOf(answer) {
  if (answer.status === 400) return 'Kept on this device. Load the page again to send it.';
  // led to where one signs in, or to where another role is told that it may not
  if ([401, 403].includes(answer.status) || answer.type === 'opaqueredirect') return 'Kept on this device. Open this page signed in as the mentor or supervisor who observes to send it.';
  return 'Kept on this device; the hub could not take it just now, and it is sent again by itself.';
}

/** Whether the hub has said its last word on it; without a connection it throws. */
async function send(stamp) {
  const sentAt = Date.now();
  const answer = await fetch(`/observations/${stamp.observation}/stamps`, {
    method: 'POST', credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(15000),
    headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': token() },
    body: JSON.stringify({ id: stamp.id, at: stamp.at, words: stamp.words }),
  });
  if (answer.ok) {
    learn((await answer.json()).now, sentAt, Date.now());
    localStorage.removeItem(keyOf(stamp));
    held.delete(stamp.id);
    if (place()?.dataset.stamping === stamp.observation) taken.set(stamp.id, stamp);
    return true;
  }
  // the stamp's own: what a busy hub refuses comes as 503
  if (answer.status === 422 || answer.status === 404) {
    refused.set(stamp.id, (await answer.json().catch(() => ({}))).detail ?? 'This observation is not yours to write any more. Copy the words if you need them.');
    held.delete(stamp.id);
    return true;
  }
  held.set(stamp.id, causeOf(answer));
  return false;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(sendStamps, Math.min(30000, 1000 * 2 ** ++tries));
}

// What was taken stands among the evidence as the hub shows it; nothing that is being typed there is touched.
async function among() {
  const root = document.querySelector('[data-evidence]'), at = location.href;
  if (!root || !taken.size) return;
  const answer = await fetch(location.pathname, { credentials: 'same-origin', redirect: 'manual', signal: AbortSignal.timeout(15000) });
  const came = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-evidence]') : null;
  if (!came || location.href !== at || !root.isConnected) return;
  const list = root.querySelector('ol.edit');
  if (!list) root.replaceChildren(...[...came.childNodes].map(n => document.adoptNode(n)));
  else for (const li of came.querySelectorAll('li[data-note]')) {
    if (list.querySelector(`[data-note="${li.dataset.note}"]`)) continue;
    const time = li.querySelector('time').dateTime;
    list.insertBefore(document.adoptNode(li), [...list.children].find(other => other.querySelector('time').dateTime > time) ?? null);
    document.querySelector(`[data-notes] [data-note="${li.dataset.note}"]`)?.remove();
  }
  for (const id of [...taken.keys()]) if (root.querySelector(`[data-note="${id}"]`)) taken.delete(id);
}

async function run() {
  // each once in a round: one that is held back keeps no other from going
  const tried = new Set(), left = () => waiting().filter(s => !tried.has(s.id));
  let lost = 0;
  try {
    for (let more = left(); more.length; more = left()) {
      const many = more.length > 1 || tries > 0;
      for (const stamp of more) {
        tried.add(stamp.id);
        try {
          if (await send(stamp)) tries = 0;
          lost = 0;
        } catch (broken) {
          held.delete(stamp.id);
          // two in a row: the connection is gone, and the others need not wait for it one by one
          if (++lost > 1) throw broken;
        }
        show();
      }
      if (many && !waiting().length) say('All stamps are saved.');
      await among();
    }
    if (taken.size) await among();
    if (waiting().length) later();
  } catch {
    // no connection: what was said before it went is over
    held.clear();
    later();
  }
  show();
}

/** Sends what waits, each once, in order. */
export function sendStamps() {
  return sending ??= run().finally(() => { sending = null; });
}

document.addEventListener('submit', e => {
  const root = e.target.closest?.('[data-stamping]');
  if (!root || e.defaultPrevented || !person()) return;
  const box = e.target.querySelector('textarea'), stamp = { id: newId(), observation: root.dataset.stamping, at: new Date(Date.now() + offset).toISOString(), words: box.value.trim() };
  // a second touch of the same finger
  const again = Date.now() - last < 500 && !stamp.words;
  try { if (!again) localStorage.setItem(keyOf(stamp), JSON.stringify(stamp)); } catch { return; /* nothing can be kept here: the plain post takes it */ }
  e.preventDefault();
  e.stopImmediatePropagation();
  if (again) return;
  last = Date.now();
  box.value = '';
  e.target.dispatchEvent(new CustomEvent('draft-moved', { bubbles: true }));
  show();
  say(`Stamped at ${clock(stamp.at)}.`);
  sendStamps();
}, true);

async function begin() {
  const root = place();
  if (root && !askedClock) {
    offset = Date.parse(root.dataset.now) - Date.now();
    askedClock = true;
    const sentAt = Date.now();
    fetch('/changes/clock', { credentials: 'same-origin', redirect: 'manual', cache: 'no-store' }).then(async answer => { if (answer.ok) learn((await answer.json()).now, sentAt, Date.now()); }).catch(() => { /* as the page told it */ });
  }
  if (!root) taken.clear();
  show();
  if (waiting().length) sendStamps();
}
begin();
window.Blazor?.addEventListener?.('enhancedload', begin);
addEventListener('online', () => sendStamps());
