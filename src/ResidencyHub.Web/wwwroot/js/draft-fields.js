// The fields of a form as they are kept in a draft: read, filled, and compared with others and with what the server sent.

export function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('__') && !name.startsWith('_') && form.elements[name]?.type !== 'password')
      fields[name] = value;
  return fields;
}

export function fill(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements[name];
    if (!control) continue;
    if (control instanceof RadioNodeList || control.type === 'radio') {
      form.querySelectorAll(`[name="${CSS.escape(name)}"]`).forEach(r => { if (r.type === 'radio') r.checked = r.value === value; });
    } else if (control.type === 'checkbox') control.checked = !!value;
    else control.value = value;
  }
}

// what stands behind a field, such as an id, says nothing to people
export function differing(form, fields) {
  const mine = fieldsOf(form), all = new Set([...Object.keys(fields), ...Object.keys(mine)]);
  return [...all].filter(name => (fields[name] ?? '').replaceAll('\r\n', '\n') !== (mine[name] ?? '').replaceAll('\r\n', '\n') && form.elements[name]?.type !== 'hidden');
}

// what differs from what the server sent: on a slow line people type before this script has come.
// What the browser puts back itself, on Back and Reload, was saved when it was typed, or sent.
export const typedBefore = form => performance.getEntriesByType('navigation')[0]?.type === 'navigate' && [...form.elements].some(control =>
  control.type === 'checkbox' || control.type === 'radio' ? control.checked !== control.defaultChecked
  : control.tagName === 'SELECT' ? differs(control)
  : control.tagName === 'TEXTAREA' || (control.tagName === 'INPUT' && !['hidden', 'password', 'file'].includes(control.type)) ? control.value !== control.defaultValue
  : false);
function differs(select) {
  const sent = [...select.options].findIndex(o => o.defaultSelected);
  return select.selectedIndex !== (sent < 0 ? 0 : sent);
}
