// Many instances: a bar for each with its checkpoints, page by page, sorted, filtered, zoomed.

const PAGE = 20;

/** The indexes that a filter and an order leave. */
function chosen(detail, view) {
    const wanted = view.filter.trim().toLowerCase();
    const indexes = detail.names.map((name, index) => index).filter(index =>
        (view.outcome === 'all' || detail.outcome[index] !== 'o')
        && (!wanted || `${detail.names[index]} ${detail.ids[index]}`.toLowerCase().includes(wanted)));
    const latency = index => detail.latency[index] ?? Infinity;
    const byName = (a, b) => detail.names[a].localeCompare(detail.names[b], 'en', { numeric: true });
    const orders = {
        slow: (a, b) => latency(b) - latency(a) || byName(a, b),
        fast: (a, b) => latency(a) - latency(b) || byName(a, b),
        name: byName,
    };
    // Infinity less Infinity is not a number, which || passes on to the names.
    return indexes.sort(orders[view.sort]);
}

function checkpointMark(run, name, entry, x, y) {
    const { step, moment: m } = entry;
    const at = x.at(m.t - zero(run));
    return svg('g', {
        role: 'button',
        'aria-label': `${name}, ${step.id} ${step.what}: ${duration(m.t - zero(run))}`,
        click: event => showLine(run, step, name, m, event.currentTarget),
    },
    svg('title', {}, `${step.id} ${step.what}: ${duration(m.t - zero(run))}`),
    svg('rect', { class: 'halo', x: at - 7, y: y - 1, width: 9, height: 18, rx: 3 }),
    svg('rect', { class: step.component ?? 'neutral', x: at - 2, y: y + 1, width: 3, height: 14 }));
}

/** One instance: spans in the colour of the component that took them, a mark with its digit at each checkpoint. */
function instanceRow(run, detail, index, x, y) {
    const entries = moments(run, detail, index);
    const inside = at => at >= x.from && at <= x.to;
    const clamp = at => Math.min(Math.max(at, x.from), x.to);
    const marks = [];
    const drawn = [];
    let lastDigit = -Infinity;
    let before = null;
    entries.forEach(entry => {
        const at = entry.moment.t - zero(run);
        if (before && chained(run, entry)) {
            const start = x.at(clamp(before.moment.t - zero(run)));
            const end = x.at(clamp(at));
            drawn.push(svg('rect', { class: spanStyle(run, before, entry), x: start, y: y + 5, width: Math.max(0, end - start), height: 6, opacity: 0.8 }));
        }
        before = chained(run, entry) ? entry : before;
        if (inside(at)) {
            marks.push(checkpointMark(run, detail.names[index], entry, x, y));
            if (x.at(at) - lastDigit > 9) {
                drawn.push(svg('text', { x: x.at(at) - 0.5, y: y + 25, 'text-anchor': 'middle', 'font-size': 9, 'aria-hidden': 'true' }, entry.step.id.slice(-1)));
                lastDigit = x.at(at);
            }
        }
    });
    return { drawn: [...drawn, ...marks], marks };
}

/** What stands beside the bars: names on the left, latencies on the right. */
function besides(width) {
    return width < 560 ? { left: 110, right: 76 } : { left: 230, right: 96 };
}

function rowsScale(domain, width) {
    const { left, right } = besides(width);
    return scale(domain[0], domain[1], left, width - right);
}

/** The bars of these instances. */
function rowsPicture(run, detail, indexes, domain, width, pick) {
    const left = besides(width).left;
    const step = 32;
    const x = rowsScale(domain, width);
    const height = indexes.length * step + 4;
    const body = indexes.map((index, row) => {
        const y = row * step + 6;
        const made = instanceRow(run, detail, index, x, y);
        roving(made.marks);
        const late = detail.outcome[index] === 'o' ? '' : ' ⚠';
        const label = svg('g', { role: 'button', tabindex: 0, 'aria-label': `Show ${detail.names[index]} alone`, click: () => pick(index),
            keydown: event => event.key === 'Enter' && pick(index) },
        svg('rect', { class: 'halo', x: 0, y: y - 2, width: left - 14, height: 22, rx: 4 }),
        svg('text', { class: 'strong', x: 6, y: y + 13 }, shortened(detail.names[index], left)));
        const value = detail.latency[index] === null ? outcome(detail, index) : duration(detail.latency[index]);
        return svg('g', {}, label, made.drawn,
            svg('text', { class: 'strong', x: width, y: y + 13, 'text-anchor': 'end' }, value + late));
    });
    return picture(width, height + 22, `Checkpoints of ${count(indexes.length, 'instance')}`, timeAxis(x, 0, height, width < 560 ? 3 : 8), body);
}

function shortened(name, left) {
    const letters = Math.floor((left - 20) / 6.6);
    return name.length > letters ? `${name.slice(0, letters - 1)}…` : name;
}

/** The same as a table, with a button for each checkpoint. */
function rowsTable(run, detail, indexes) {
    const heads = ['instance', 'outcome', '#latency', ...summary.steps.map(step => `#${step.id}`)];
    const value = (index, step) => {
        const m = moment(run, detail, index, step.id);
        return m ? el('button', { type: 'button', class: 'plain', click: event => showLine(run, step, detail.names[index], m, event.currentTarget) },
            duration(m.t - zero(run))) : '?';
    };
    return el('details', {}, el('summary', {}, 'The same as a table'),
        table('Checkpoints, after detection', heads, indexes.map(index =>
            [detail.names[index], outcome(detail, index), duration(detail.latency[index]), ...summary.steps.map(step => value(index, step))])));
}
