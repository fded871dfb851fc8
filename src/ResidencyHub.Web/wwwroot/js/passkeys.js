// Passkeys: asks the server for a challenge, the browser for its answer, and hands that back.
// A page from elsewhere cannot send these posts: they are JSON, which a browser asks leave for first.
const post = async (path, body) => {
    const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body ?? {}) });
    if (!response.ok) throw new Error((await response.json().catch(() => ({}))).detail ?? 'The server did not answer. Try again.');
    return response;
};

const say = (button, words) => { button.parentElement.querySelector('[data-passkey-words]').textContent = words; };

const run = async (button, work) => {
    button.disabled = true;
    say(button, '');
    try {
        await work();
    } catch (error) {
        say(button, error.name === 'NotAllowedError' ? 'Nothing was chosen.' : error.message);
    } finally {
        button.disabled = false;
    }
};

const add = button => run(button, async () => {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(await (await post('/account/passkey/creation')).json());
    const credential = await navigator.credentials.create({ publicKey: options });
    await post('/account/passkey/add', { json: JSON.stringify(credential) });
    location.reload();
});

const signIn = button => run(button, async () => {
    const options = PublicKeyCredential.parseRequestOptionsFromJSON(await (await post('/account/passkey/request')).json());
    const credential = await navigator.credentials.get({ publicKey: options });
    await post('/account/passkey/sign-in', { json: JSON.stringify(credential) });
    location.assign(button.dataset.return);
});

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    for (const block of document.querySelectorAll('[data-passkey]')) block.hidden = false;
    document.addEventListener('click', event => {
        const button = event.target.closest('[data-passkey-add], [data-passkey-sign-in]');
        if (button) (button.hasAttribute('data-passkey-add') ? add : signIn)(button);
    });
}
