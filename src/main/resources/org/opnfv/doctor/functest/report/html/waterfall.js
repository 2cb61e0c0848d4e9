// One instance: a line for each checkpoint, with the time since the one before.

/** Pixel width that a picture gets in its place. */
function room(place) {
    return Math.max(320, Math.round(place.clientWidth || 960));
}

function waterfallRow(run, name, entry, before, x, y, narrow) {
    const { step, moment: m } = entry;
    const at = x.at(m.t - zero(run));
    const start = before ? x.at(before.moment.t - zero(run)) : at;
    const since = before ? `, ${duration(m.t - before.moment.t)} later` : '';
    const flip = at > x.at(x.to) - 70;
    const bar = narrow ? y + 24 : y + 8;
    const row = svg('g', {
        role: 'button',
        'aria-label': `${step.id} ${step.what}: ${duration(m.t - zero(run))}${since}; ${origin(m)}`,
        click: event => showLine(run, step, name, m, event.currentTarget),
    });
    row.append(
        svg('rect', { class: 'halo', x: 1, y: y + 1, width: x.at(x.to) - 2, height: narrow ? 38 : 24, rx: 5 }),
        svg('text', { class: 'strong', x: 8, y: y + 17, 'font-weight': 600 }, step.id),
        svg('text', { x: step.id ? 40 : 8, y: y + 17 }, step.what),
        svg('rect', {
            class: before ? spanStyle(run, before, entry) : step.component ?? 'neutral', x: Math.min(start, at), y: bar,
            width: Math.max(2, at - start), height: 10, rx: 2,
        }),
        svg('text', { class: 'strong', x: flip ? Math.min(start, at) - 6 : at + 6, y: bar + 9, 'text-anchor': flip ? 'end' : 'start' },
            duration(m.t - zero(run))));
    return row;
}

/** All checkpoints of an instance in the order of time. */
function waterfall(run, detail, index, width) {
    const narrow = width < 560;
    const high = narrow ? 40 : 26;
    const entries = [...moments(run, detail, index),
        ...run.extra.map(extra => ({ step: { id: '', what: extra.what, component: null }, moment: extra, order: 99 }))]
        .sort((a, b) => a.moment.t - b.moment.t || a.order - b.order);
    if (!entries.length) {
        return el('p', { class: 'soft' }, 'No checkpoint is recorded.');
    }
    const times = entries.map(entry => entry.moment.t - zero(run));
    const x = scale(Math.min(...times), Math.max(...times), narrow ? 8 : 230, width - 16);
    const height = entries.length * high;
    const name = detail.names[index] ?? null;
    const chain = entries.filter(entry => chained(run, entry));
    const rows = entries.map((entry, row) =>
        waterfallRow(run, name, entry, chained(run, entry) ? chain[chain.indexOf(entry) - 1] : null, x, row * high, narrow));
    roving(rows);
    const missing = summary.steps.filter(step => !moment(run, detail, index, step.id)).map(step => step.id);
    return el('div', {},
        picture(width, height + 24, `Checkpoints of ${name ?? 'the run'}, in the order of time`,
            timeAxis(x, 0, height, narrow ? 4 : 8), rows),
        missing.length ? el('p', { class: 'small soft' }, `Not recorded: ${missing.join(', ')}.`) : null);
}
