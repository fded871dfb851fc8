// Words that are typed are saved within two seconds: to the server, and until that has answered, on this device.
// A form with data-draft="key" (and data-draft-url="…" where the page stands behind a link) takes part.
import { differing, fieldsOf, fill, typedBefore } from './draft-fields.js';
import { sendStamps } from './stamps.js';

const wait = 1200;
const timers = new WeakMap();
const state = new WeakMap();

// What is kept on this device is one person's: another who signs in here never gets it back. Behind a link it is the link's.
const hash = text => { let h = 2166136261; for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 16777619); return (h >>> 0).toString(36); };
const ofLink = path => `link-${hash(path)}`;
const person = form => form?.dataset.draftUrl ? ofLink(form.dataset.draftUrl.split('/drafts/')[0]) : document.querySelector('[data-person]')?.dataset.person ?? '';
const keyOf = (form, draft) => `draft:${person(form)}:${draft ?? form.dataset.draft}`;
const copies = who => Object.keys(localStorage).filter(k => k.startsWith(who === undefined ? 'draft:' : `draft:${who}:`));

function say(form, words, unsaved) {
  const place = form.querySelector('[data-saved]');
  if (!place) return;
  place.hidden = false;
  place.textContent = words;
  place.classList.toggle('unsaved', !!unsaved);
}

// What looks like a pupil's name is pointed at, where the words are saved and nowhere else: quietly, and once for the same names.
function point(form, hint) {
  const place = form.querySelector('[data-names]');
  if (!place || (place.textContent ?? '') === (hint ?? '')) return;
  place.replaceChildren(...(hint ? [Object.assign(document.createElement('p'), { textContent: hint })] : []));
}

const stateOf = form => {
  if (!state.has(form)) state.set(form, { basedOn: form.dataset.draftSavedAt || null, savedAt: null, tries: 0 });
  return state.get(form);
};

async function save(form, leaving) {
  const s = stateOf(form), moves = s.moves;
  const fields = fieldsOf(form);
  try { localStorage.setItem(keyOf(form), JSON.stringify({ fields, at: Date.now(), basedOn: s.basedOn })); } catch { /* private window: the server is enough */ }
  try {
    const answer = await fetch(form.dataset.draftUrl || `/drafts/${encodeURIComponent(form.dataset.draft)}`, {
      method: 'PUT', keepalive: !!leaving, credentials: 'same-origin', redirect: 'manual',
      headers: { 'Content-Type': 'application/json', 'RequestVerificationToken': form.elements.__RequestVerificationToken?.value ?? '' },
      body: JSON.stringify({ fields, basedOn: s.basedOn, known: form.dataset.known?.split('\n') }),
    });
    if (answer.ok) {
      const { savedAt, hint } = await answer.json();
      point(form, hint);
      Object.assign(s, { basedOn: savedAt, savedAt: Date.now(), tries: 0 });
      localStorage.removeItem(keyOf(form));
      say(form, 'Saved just now');
    } else if (answer.status === 409) {
      const theirs = await answer.json();
      s.basedOn = theirs.savedAt;
      // two windows that say the same to whoever reads them need no question
      if (differing(form, theirs.fields).length) showOther(form, theirs.fields);
      else if (!leaving) { form.querySelector('[data-other-draft]')?.remove(); setTimeout(() => save(form), 500); }
    } else if (answer.status === 401 || answer.status === 400 || answer.type === 'opaqueredirect') {
      // whoever is not signed in is led to where one signs in; the words wait, and go when the same person is back
      s.tries = 5;
      const said = answer.status === 400 ? await answer.json().catch(() => ({})) : {}, why = said.detail;
      say(form, why ? `${why} Your words are kept on this device.` : 'You are signed out. Your words are kept on this device: sign in again in another tab, then go on here.', true);
      if (why && said.at) form.querySelector('[data-saved]')?.append(' ', Object.assign(document.createElement('a'), { href: said.at, target: '_blank', textContent: 'My drafts' }));
      if (!leaving) setTimeout(() => { if (s.tries) save(form); }, 30000);
    } else throw new Error(String(answer.status));
  } catch {
    // the words went on meanwhile
    if (s.moves !== moves) return;
    s.tries++;
    say(form, 'Not saved yet. Your words are kept on this device.', true);
    if (!leaving) setTimeout(() => { if (s.tries) save(form); }, Math.min(30000, 1000 * 2 ** s.tries));
  }
}

// Of a form that was left the words wait on the server: they are offered, never put over what stands there now.
async function offer(form) {
  try {
    const answer = await fetch(form.dataset.draftUrl || `/drafts/${encodeURIComponent(form.dataset.draft)}`, { credentials: 'same-origin', redirect: 'manual' });
    if (answer.status !== 200 || timers.has(form) || stateOf(form).savedAt) return;
    const { savedAt, fields } = await answer.json();
    stateOf(form).basedOn = savedAt;
    if (differing(form, fields).some(name => fields[name]))
      showOther(form, fields, `You began this on ${new Date(savedAt).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })} and did not send it. Your words:`, 'Go on with these words');
  } catch { /* offline: what is typed now is kept all the same */ }
}

function showOther(form, fields, words, go) {
  let box = form.querySelector('[data-other-draft]');
  if (!box) {
    box = document.createElement('div');
    box.className = 'notice wait';
    box.dataset.otherDraft = '';
    box.setAttribute('role', 'status');
    form.prepend(box);
  }
  box.replaceChildren();
  const text = document.createElement('p');
  text.textContent = words ?? 'You wrote something else on another device. Your words here stay; these are the others:';
  const list = document.createElement('dl');
  for (const name of differing(form, fields)) {
    const value = fields[name], control = form.elements[name];
    if (!value) continue;
    const dt = document.createElement('dt'), dd = document.createElement('dd');
    const radio = control instanceof RadioNodeList ? [...control].find(r => r.value === value) : null;
    dt.textContent = radio?.closest('fieldset')?.querySelector('legend')?.textContent ?? control?.labels?.[0]?.textContent ?? form.querySelector(`label[for="${CSS.escape(name)}"]`)?.textContent ?? name;
    dd.textContent = radio?.labels?.[0]?.textContent ?? (control?.tagName === 'SELECT' ? [...control.options].find(o => o.value === value)?.textContent : null) ?? value;
    list.append(dt, dd);
  }
  const use = document.createElement('button');
  use.type = 'button';
  use.className = 'btn-plain';
  use.textContent = go ?? 'Use the other words';
  use.onclick = () => { fill(form, fields); box.remove(); save(form); };
  box.append(text, list, use);
}

const drafting = e => e.target.closest?.('form[data-draft]');
function later(e) {
  const form = drafting(e);
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => { timers.delete(form); save(form); }, wait));
}
document.addEventListener('input', later);
document.addEventListener('change', later);
const flush = () => document.querySelectorAll('form[data-draft]').forEach(form => {
  if (timers.has(form)) { clearTimeout(timers.get(form)); timers.delete(form); save(form, true); }
});
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush(); });
addEventListener('pagehide', flush);
document.addEventListener('submit', e => {
  const form = drafting(e);
  if (form) { clearTimeout(timers.get(form)); timers.delete(form); }
});

// words that went by themselves, without a new page: what follows is another draft
document.addEventListener('draft-sent', e => {
  const form = drafting(e);
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.delete(form);
  try { localStorage.removeItem(keyOf(form, e.detail?.draft)); } catch { /* nothing kept */ }
  state.delete(form);
  delete form.dataset.draftSavedAt;
  say(form, '');
});

// the words of the form went on their way and are kept elsewhere until they arrive (js/stamps.js); their draft goes with them
document.addEventListener('draft-moved', e => {
  const form = drafting(e);
  if (!form) return;
  clearTimeout(timers.get(form));
  timers.delete(form);
  const s = stateOf(form);
  Object.assign(s, { tries: 0, moves: (s.moves ?? 0) + 1 });
  try { localStorage.removeItem(keyOf(form)); } catch { /* nothing kept */ }
  point(form, null);
  say(form, '');
});

// Who signs out takes their words along: what is typed goes to the server first, then nothing stays on this device.
document.addEventListener('submit', async e => {
  const out = e.target.closest?.('form[action$="account/sign-out"], form[action$="account/sign-out-everywhere"]');
  if (!out || out.dataset.cleared) return;
  e.preventDefault();
  const open = [...document.querySelectorAll('form[data-draft]')].filter(form => timers.has(form) || stateOf(form).tries);
  open.forEach(form => { clearTimeout(timers.get(form)); timers.delete(form); });
  await Promise.all([sendStamps(), ...open.map(form => save(form, true))]);
  try {
    if (copies(person()).length && !confirm('Some words are not saved yet and are kept on this device only. Sign out and lose them?')) return;
    copies(person()).forEach(k => localStorage.removeItem(k));
  } catch { /* nothing kept */ }
  out.dataset.cleared = '1';
  // not within the first submit itself, where the browser ignores another one
  setTimeout(() => out.requestSubmit(e.submitter));
});

// A link that is over: its words do not stay on this device. What was never sent is shown once more, to be copied.
function shut(place) {
  try {
    for (const key of copies(ofLink(place.dataset.linkShut))) {
      const words = place.dataset.unsent === undefined ? [] : Object.values(JSON.parse(localStorage.getItem(key))?.fields ?? {}).filter(w => /\s/.test(w));
      localStorage.removeItem(key);
      if (!words.length) continue;
      const note = document.createElement('div'), line = document.createElement('p');
      note.className = 'notice wait';
      line.textContent = 'This was typed here and not sent. Copy what you need; it is gone from this device when you leave the page.';
      note.append(line, ...words.map(w => Object.assign(document.createElement('p'), { className: 'words', textContent: w })));
      place.append(note);
    }
  } catch { /* nothing kept */ }
}

function restore(atFirst) {
  // of this person, or of this very link; another link of the same name keeps its own
  document.querySelectorAll('[data-draft-clear]').forEach(d => { try { localStorage.removeItem(`draft:${d.dataset.draftLink ? ofLink(d.dataset.draftLink) : person()}:${d.dataset.draftClear}`); } catch { /* nothing kept */ } });
  document.querySelectorAll('[data-link-shut]').forEach(shut);
  // where a bar stays in sight while one scrolls, the hint does, too; moved while it is empty, so that it is read out when it speaks
  document.querySelectorAll('form[data-known]').forEach(form => { const [bar, place] = [form.querySelector('.sendbar'), form.querySelector('[data-names]')]; if (bar && place && !bar.contains(place)) bar.prepend(place); });
  document.querySelectorAll('form[data-draft]').forEach(form => {
    let kept = null;
    // a small form that does not repeat its words by itself; what stands behind it is the page's own
    if (form.dataset.draftFields) {
      const words = JSON.parse(form.dataset.draftFields);
      delete form.dataset.draftFields;
      fill(form, Object.fromEntries(Object.entries(words).filter(([name]) => form.elements[name]?.type !== 'hidden')));
      say(form, 'Your draft is here');
    }
    try { kept = JSON.parse(localStorage.getItem(keyOf(form))); } catch { /* nothing kept */ }
    if (kept && (!form.dataset.draftSavedAt || kept.at > Date.parse(form.dataset.draftSavedAt))) {
      // they go on from the words that this device had saved before: those are no other device's
      stateOf(form).basedOn ??= kept.basedOn ?? null;
      fill(form, kept.fields);
      save(form);
    } else if (atFirst && typedBefore(form)) save(form);
    else if (form.dataset.draftOffer !== undefined && !form.dataset.draftSavedAt && !form.dataset.offered) {
      form.dataset.offered = '';
      offer(form);
    }
  });
}
restore(true);
window.Blazor?.addEventListener?.('enhancedload', () => restore(false));
addEventListener('online', () => document.querySelectorAll('form[data-draft]').forEach(form => { if (stateOf(form).tries) save(form); }));
setInterval(() => document.querySelectorAll('form[data-draft]').forEach(form => {
  const s = stateOf(form);
  if (!s.savedAt || s.tries || timers.has(form)) return;
  const seconds = Math.round((Date.now() - s.savedAt) / 1000);
  say(form, seconds < 5 ? 'Saved just now' : seconds < 60 ? `Saved ${seconds} seconds ago` : `Saved ${Math.round(seconds / 60)} min ago`);
}), 5000);
