// Where a number comes from: a panel at the bottom with its log lines, closed by Escape. Focus stays where it is; the panel is the last
// part of the same section, so that Tab leads into it.

const panel = document.getElementById('line');
let opened = null;

/** Makes something lead to the lines behind it; keys tell after a redraw which one it was. */
function leads(node, key, show) {
    return filled(node, { 'data-key': key, 'aria-controls': 'line', 'aria-expanded': String(key === opened), click: () => show(node) }, []);
}

function byKey(key) {
    return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function mark(key) {
    opened = key;
    document.querySelectorAll('[aria-controls="line"]').forEach(node => node.setAttribute('aria-expanded', String(node.dataset.key === key)));
}

/** Keeps the panel from lying over what has the focus, or over the end of the page. */
function makeRoom(height) {
    document.documentElement.style.scrollPaddingBottom = height ? `${height + 24}px` : '';
    document.body.style.paddingBottom = height ? `${height + 24}px` : '';
}

function closeLine() {
    if (panel.hidden) {
        return;
    }
    const from = byKey(opened) ?? panel.closest('section')?.querySelector('h2');
    panel.hidden = true;
    document.body.append(panel);
    mark(null);
    makeRoom(0);
    say('');
    from?.focus();
}

/** File and line, or the member of a record that is no log. */
function origin(run, m) {
    return `${m.f}, ${typeof m.n === 'number' ? `line ${m.n}` : m.n}, in ${run.folder}`;
}

const CLOCKS = { ours: 'our clock', host: 'the clock of the host, corrected', cloud: 'a clock of the cloud' };

function when(run, m) {
    const bound = m.b === null || m.b === undefined ? '' : `, give or take ${exact(m.b)}`;
    return `${clockTime(run.zero + m.t)}${m.c ? `, ${CLOCKS[m.c]}` : ''}${bound}`;
}

function after(run, m) {
    return `${exact(m.t - zero(run))} after ${run.since}`;
}

/** One moment: what it is, when, and what says so. */
function source(run, name, step, m) {
    const omitted = typeof m.n === 'number' && !m.x;
    return [
        el('p', {}, el('strong', {}, `${step.id} ${step.what}`.trim()), ` ${after(run, m)}`,
            el('span', { class: 'small soft' }, [name, when(run, m)].filter(Boolean).map(words => ` · ${words}`).join(''))),
        el('p', { class: 'small soft' }, origin(run, m), omitted ? '. The text of this line is left out here.' : null),
        m.x ? el('pre', {}, m.x) : null,
    ];
}

/** Shows where a number comes from: moments, each as [name of the instance or null, step, moment]. */
function showLine(node, run, title, sources) {
    panel.replaceChildren(...[
        title ? el('p', {}, el('strong', {}, title)) : null,
        ...sources.flatMap(([name, step, m]) => source(run, name, step, m)),
        el('button', { type: 'button', click: closeLine }, 'Close'),
    ].filter(Boolean));
    node.closest('section').append(panel);
    panel.hidden = false;
    mark(node.dataset.key);
    makeRoom(panel.offsetHeight);
    node.scrollIntoView({ block: 'nearest' });
    say([title, ...sources.map(([, step, m]) => `${step.id} ${step.what}, ${after(run, m)}, ${m.f} ${m.n}. ${m.x ?? ''}`)].filter(Boolean).join('. '));
}

document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
        closeLine();
    }
});
