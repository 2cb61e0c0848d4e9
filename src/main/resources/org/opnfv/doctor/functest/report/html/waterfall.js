// One instance: a line for each checkpoint, and a bar for the part of the way that ends there.

/** Pixels that a picture gets in its place. */
function room(place) {
    return Math.max(300, Math.round(place.clientWidth || 960));
}

/** About as many pixels as a text takes. */
function textWidth(text) {
    return lettersOf(text).reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 13 : 6.9), 0);
}

/** The instance that a checkpoint is of; none for what all of them share. */
function whose(run, step, name) {
    return step.id && !run.shared[step.id] ? name : null;
}

/** A checkpoint with its time in the unit of that time: what comes long after it must not take its digits. */
function waterfallRow(run, name, entry, span, x, y, narrow) {
    const { step, moment: m } = entry;
    const at = x.at(m.t - zero(run));
    const start = span ? x.at(span.from.t - zero(run)) : at;
    const bar = narrow ? y + 24 : y + 8;
    const time = duration(m.t - zero(run));
    const part = span ? `, ${span.who} since ${span.since.id} ${duration(span.us)}` : '';
    const row = svg('g', { role: 'button', 'aria-label': `${step.id} ${step.what} ${time}${part}`.trim() },
        svg('rect', { class: 'halo', x: 1, y: y + 1, width: x.right + VALUE_ROOM - 2, height: narrow ? 38 : 24, rx: 5 }),
        label(8, y + 17, `${step.id} `, { class: 'strong', 'font-weight': 600 }),
        label(step.id ? 40 : 8, y + 17, `${step.what} `, { class: 'value' }),
        span ? svg('rect', { class: styleOf(span.who), x: start, y: bar, width: Math.max(0, at - start), height: 10, rx: 2 }) : null,
        svg('rect', { class: step.component ?? 'neutral', x: at - 1, y: bar - 1, width: 2, height: 12 }),
        label(at + 6, bar + 9, time, { class: 'strong value' }));
    return leads(row, `one:${step.id}${step.what}`, node => showLine(node, run, null, [[whose(run, step, name), step, m]]));
}

/** Pixels on the right for the value at the last bar. */
const VALUE_ROOM = 84;

/** All that is recorded of an instance in the order of time, with what lies between its checkpoints. */
function entriesOf(run, detail, index) {
    return [...moments(run, detail, index), ...run.extra.map(extra => ({ step: { id: '', what: extra.what, component: null }, moment: extra, order: 99 }))]
        .sort((a, b) => a.moment.t - b.moment.t || a.order - b.order);
}

/** The picture, with the threshold where it lies within or is near. */
function waterfall(run, detail, index, width) {
    const narrow = width < 560;
    const high = narrow ? 40 : 26;
    const entries = entriesOf(run, detail, index);
    const times = entries.map(entry => entry.moment.t - zero(run));
    const most = Math.max(...times);
    const near = isNear(run, most);
    const least = Math.min(...times);
    const x = scale(least, Math.max(near ? Math.max(most, run.threshold) : most, least + SHORTEST), narrow ? 8 : 230, width - VALUE_ROOM);
    const unit = unitFor(Math.max(most, -Math.min(...times)));
    const top = near ? LIMIT_ROOM : 0;
    const bottom = top + entries.length * high;
    const name = detail.names[index] ?? null;
    const spans = spansOf(run, detail, index);
    const rows = entries.map((entry, row) =>
        waterfallRow(run, name, entry, spans.find(span => span.until.id === entry.step.id), x, top + row * high, narrow));
    roving(rows.map(row => [row]));
    const missing = summary.steps.filter(step => !moment(run, detail, index, step.id)).map(step => step.id);
    return [
        picture(width, bottom + 24, `Checkpoints of ${name ?? 'the run'}, in the order of time`,
            timeAxis(x, top, bottom, unit), near ? limitLine(x, run.threshold, top, bottom, unit) : null, rows),
        missing.length ? el('p', { class: 'small soft' }, `Not recorded: ${missing.join(', ')}.`) : null,
    ];
}

/** The lines of all checkpoints, for paper, where nothing can be chosen. */
function linesOnPaper(run, detail, index) {
    return el('div', { class: 'paper' }, el('h3', {}, 'Log lines'), entriesOf(run, detail, index).map(({ step, moment: m }) =>
        el('p', { class: 'small' }, el('strong', {}, `${step.id} ${step.what}`.trim()), ` ${after(run, m)} · ${m.f}, ${typeof m.n === 'number' ? `line ${m.n}` : m.n}`,
            m.x ? el('code', {}, m.x) : null)));
}
