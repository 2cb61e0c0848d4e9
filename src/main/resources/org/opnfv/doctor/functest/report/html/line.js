// The log line behind a number: a panel at the bottom, closed by Escape.

const panel = document.getElementById('line');
let opener = null;

function closeLine() {
    if (!panel.hidden) {
        panel.hidden = true;
        document.querySelectorAll('.chosen').forEach(node => node.classList.remove('chosen'));
        opener?.focus();
    }
}

function origin(m) {
    return m.f === null || m.f === undefined ? 'not from a log' : `${m.f}, line ${m.n}`;
}

const CLOCKS = { ours: 'our clock', host: 'the clock of the host, corrected', cloud: 'a clock of the cloud' };

/** Shows where a checkpoint comes from. */
function showLine(run, step, name, m, from) {
    opener = from;
    document.querySelectorAll('.chosen').forEach(node => node.classList.remove('chosen'));
    from.classList.add('chosen');
    const bound = m.b === null || m.b === undefined ? '' : `, give or take ${duration(m.b)}`;
    const clock = m.c ? `, ${CLOCKS[m.c]}${bound}` : bound;
    panel.replaceChildren(
        el('div', { class: 'head' },
            el('div', {},
                el('strong', {}, `${step.id} ${step.what}`.trim()), ` ${duration(m.t - zero(run))} `,
                el('span', { class: 'soft' }, run.detected === null ? 'after the first checkpoint' : 'after detection'),
                el('div', { class: 'small soft' }, [name, `${clockTime(run.zero + m.t)}${clock}`].filter(Boolean).join(' · '))),
            el('button', { type: 'button', click: closeLine }, 'Close')),
        el('p', { class: 'small soft' }, origin(m)),
        m.x ? el('pre', {}, m.x) : el('p', { class: 'small' }, m.f
            ? 'The text of this line was left out to keep the page small; it is in the folder of the run.' : ''));
    panel.hidden = false;
}

document.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
        closeLine();
    }
});
