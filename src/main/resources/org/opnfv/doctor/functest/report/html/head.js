// The verdict and what it rests on.

function figure(name, value, more) {
    return el('div', {}, el('dt', {}, name), el('dd', {}, value, more ? el('small', {}, ` ${more}`) : null));
}

/** Title, verdict and one line of context. */
function head() {
    return [
        summary.verdict === null ? '' : badge(summary.verdict, true),
        el('h1', {}, summary.headline.charAt(0).toUpperCase() + summary.headline.slice(1)),
        el('p', { class: 'soft' }, summary.context),
    ];
}

function list(items) {
    return el('ul', { class: 'reasons' }, items.map(item => el('li', {}, item)));
}

/** The figures of one run. */
function runFigures(run) {
    const told = run.all - run.missing;
    return el('dl', { class: 'figures' },
        figure(run.all === 1 ? 'Latency' : 'Last owner told', seconds(run.last),
            run.threshold === null ? null : `of ${Number(run.threshold)} s`),
        run.all > 1 ? figure('Median', seconds(run.median)) : null,
        run.all > 1 ? figure('First', seconds(run.first)) : null,
        run.shared.T00 && run.detected !== null
            ? figure('Detected', duration(run.detected - run.shared.T00.t), 'after the fault') : null,
        figure('Told', told.toLocaleString('en'), `of ${count(run.all, 'instance')}`),
        run.recovery === null ? null : figure('Host back', seconds(run.recovery)));
}

/** Reasons and notes, if there are any. */
function words(run) {
    return [
        run.reasons.length ? [el('h3', {}, `Why ${run.verdict}`), list(run.reasons)] : null,
        run.notes.length ? [el('h3', {}, 'Notes'), list(run.notes)] : null,
    ].flat();
}

/** What was promised, criterion by criterion. */
function slaCard() {
    return card('sla', 'Service level',
        table('Service level', ['criterion', 'outcome', 'measured'], summary.sla.map(row =>
            [row.criterion, badge(row.outcome), row.words])));
}

/** What the run was made with. */
function settingsCard(run) {
    return card('settings', 'Settings', table('Settings', ['setting', 'value'], run.settings));
}
