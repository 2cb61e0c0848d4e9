// The figures of a run, its reasons and notes, and what it was made with.

/** The moments that a figure lies between. */
function sourcesOf(run, detail, from) {
    return from.map(({ step, instance }) => step === 'back'
        ? [null, { id: '', what: run.back.what }, run.back]
        : [instance === null ? null : detail.names[instance], summary.steps.find(other => other.id === step), moment(run, detail, instance ?? 0, step)]);
}

function figure(run, detail, { name, value, more, from }) {
    const shown = from.length
        ? leads(el('button', { type: 'button', class: 'plain', 'aria-label': `${name}: ${value}` }, value), `figure:${name}`,
            node => showLine(node, run, `${name}: ${value}`, sourcesOf(run, detail, from)))
        : value;
    return el('div', {}, el('dt', {}, name), el('dd', {}, shown, more ? el('small', {}, ` ${more}`) : null));
}

function list(items) {
    return el('ul', { class: 'reasons' }, items.map(item => el('li', {}, item)));
}

/** What a run comes to; where it is the only one, the head has said why. */
function figuresCard(run, detail, only) {
    return card('figures', only ? 'Figures' : `Run ${run.name}`,
        only ? null : el('p', {}, badge(run.verdict), ` ${run.headline}`),
        run.figures.length ? el('dl', { class: 'figures' }, run.figures.map(one => figure(run, detail, one))) : el('p', {}, 'There are no figures: nothing was measured.'),
        !only && run.reasons.length ? [el('h3', {}, `Why ${run.verdict}`), list(run.reasons)] : null,
        run.notes.length ? [el('h3', {}, 'Notes'), list(run.notes)] : null);
}

/** What the run was made with. */
function settingsCard(run) {
    return card('settings', 'Settings', table(run.made, ['setting', 'value'], run.settings));
}
