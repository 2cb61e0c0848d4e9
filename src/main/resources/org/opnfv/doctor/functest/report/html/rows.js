// Many instances: a bar for each with its checkpoints, page by page, sorted, filtered, zoomed.

const PAGE = 20;

/** The indexes that a filter and an order leave. */
function chosen(detail, view) {
    const wanted = view.filter.trim().toLowerCase();
    const indexes = detail.names.map((name, index) => index).filter(index =>
        (view.outcome === 'all' || detail.outcome[index] !== 'o')
        && (!wanted || `${detail.names[index]} ${detail.ids[index]}`.toLowerCase().includes(wanted)));
    const byName = (a, b) => detail.names[a].localeCompare(detail.names[b], 'en', { numeric: true });
    const slow = slowestFirst(detail);
    const orders = { slow: (a, b) => slow(a, b) || byName(a, b), fast: (a, b) => slow(b, a) || byName(a, b), name: byName };
    return indexes.sort(orders[view.sort]);
}

function checkpointMark(run, name, index, entry, at, room, y, unit) {
    const { step, moment: m } = entry;
    const words = `${step.id} ${step.what}: ${duration(m.t - zero(run), unit)}`;
    const node = svg('g', { role: 'button', 'aria-label': `${name}, ${words}` },
        svg('title', {}, words),
        svg('rect', { class: 'target', x: at - room / 2, y: y - 4, width: room, height: TARGET }),
        svg('rect', { class: 'halo', x: at - 7, y: y - 1, width: 14, height: 18, rx: 3 }),
        svg('rect', { class: step.component ?? 'neutral', x: at - 1.5, y: y + 1, width: 3, height: 14 }));
    return leads(node, `row:${index}:${step.id}`, from => showLine(from, run, null, [[whose(run, step, name), step, m]]));
}

/** Pixels for a finger at a mark, which do not reach the marks beside it. */
function roomAt(places, i) {
    const apart = [places[i - 1], places[i + 1]].filter(Boolean).map(([at]) => Math.abs(at - places[i][0]));
    return Math.min(TARGET, ...apart);
}

/** The digits of the checkpoints that have room: that of T09, which decides, before all others. */
function digits(places, y) {
    const taken = [];
    const first = [...places].sort(([, a], [, b]) => (b.id === 'T09') - (a.id === 'T09'));
    return first.map(([place, step]) => {
        if (taken.some(other => Math.abs(other - place) < 9)) {
            return null;
        }
        taken.push(place);
        return label(place, y + 25, step.id.slice(-1), { 'text-anchor': 'middle', 'font-size': 9 });
    });
}

/** One instance: spans in the colour of the component that took them, a mark with its digit at each checkpoint. */
function instanceRow(run, detail, index, x, y, unit) {
    const seen = moments(run, detail, index).filter(entry => {
        const at = entry.moment.t - zero(run);
        return at >= x.from && at <= x.to;
    });
    const clamp = at => x.at(Math.min(Math.max(at - zero(run), x.from), x.to));
    const spans = spansOf(run, detail, index).map(span => svg('rect', {
        class: styleOf(span.who), x: clamp(span.from.t), y: y + 5, width: Math.max(0, clamp(span.to.t) - clamp(span.from.t)), height: 6, opacity: 0.8,
    }));
    const places = seen.map(entry => [x.at(entry.moment.t - zero(run)), entry.step]);
    const marks = seen.map((entry, i) => checkpointMark(run, detail.names[index], index, entry, places[i][0], roomAt(places, i), y, unit));
    return { drawn: [...spans, ...digits(places, y), ...marks], marks };
}

/** Where the bars are: beside their names and latencies, or below them where there is little room. */
function layout(width, values) {
    const narrow = width < 560;
    const right = Math.max(72, ...values.map(value => textWidth(value) + 14));
    return narrow ? { narrow, left: 8, right: 8, high: 50, bar: 18 } : { narrow, left: 200, right, high: 32, bar: 0 };
}

/** What stands at the end of a row: the latency, or why there is none; never only a colour when it is not on time. */
function valueOf(detail, index, unit) {
    const late = detail.outcome[index] === 'o' ? '' : ' ⚠';
    return (detail.latency[index] === null ? outcome(detail, index) : duration(detail.latency[index], unit)) + late;
}

/** The bars of these instances; Tab reaches one of its marks, arrow keys the others. */
function rowsPicture(run, detail, indexes, { values, domain, width, unit }, pick) {
    const place = layout(width, values);
    const x = scale(domain[0], domain[1], place.left, width - place.right);
    const limit = run.detected !== null && run.threshold >= x.from && run.threshold <= x.to ? run.threshold : null;
    const top = limit === null ? 0 : LIMIT_ROOM;
    const bottom = top + indexes.length * place.high + 4;
    const end = commonEnd(detail.names);
    const grid = [];
    const body = indexes.map((index, row) => {
        const y = top + row * place.high + 6;
        const made = instanceRow(run, detail, index, x, y + place.bar, unit);
        const value = valueOf(detail, index, unit);
        const room = place.narrow ? width - textWidth(value) - 24 : place.left - 22;
        const name = svg('g', { role: 'button', 'aria-label': `Show ${detail.names[index]} alone, ${value}`, 'data-key': `name:${index}`, click: () => pick(index) },
            svg('rect', { class: 'halo', x: 0, y: y - 3, width: room + 14, height: 22, rx: 4 }),
            label(6, y + 13, shortened(detail.names[index], end, room), { class: 'strong value' }));
        grid.push([name, ...made.marks]);
        return svg('g', {}, svg('title', {}, detail.names[index]), name, made.drawn, label(width, y + 13, value, { class: 'strong value', 'text-anchor': 'end' }));
    });
    roving(grid);
    return picture(width, bottom + 22, `Checkpoints of ${count(indexes.length, 'instance')}`,
        timeAxis(x, top, bottom, unit), limitLine(x, limit, top, bottom, unit), body);
}

/** Rows that a sheet must not part. */
const PIECE = 5;

/** The same in pieces, which fill what a sheet has left. */
function rowsPieces(run, detail, indexes, frame, pick) {
    const first = indexes.filter((index, row) => row % PIECE === 0).map((index, piece) => piece * PIECE);
    return first.map(row => rowsPicture(run, detail, indexes.slice(row, row + PIECE), frame, pick));
}

/** Instances that are listed on paper at most: that is some ten sheets. */
const ON_PAPER = 1000;

/** Paper has no pages to turn: all instances of a run in two columns, whatever is filtered. */
function everyone(run, detail, unit) {
    const all = chosen(detail, { filter: '', outcome: 'all', sort: 'slow' });
    const told = index => moment(run, detail, index, 'T09');
    const rows = all.slice(0, ON_PAPER).map(index => [
        detail.names[index], outcome(detail, index), detail.latency[index] === null ? '–' : duration(detail.latency[index], unit),
        told(index) ? `${told(index).f}, line ${told(index).n}` : '',
    ]);
    const left = all.length - rows.length;
    const title = `All ${count(all.length, 'instance')}, the slowest first`;
    return el('div', { class: 'paper' }, el('h3', {}, title),
        el('div', { class: 'every' }, table(title, ['instance', 'outcome', '#latency', 'the line that says so'], rows)),
        left ? el('p', {}, `And ${left.toLocaleString('en')} more. The reports -f json and -f csv list all of them.`) : null);
}

/** The same as a table, with a button for each checkpoint. */
function rowsTable(run, detail, indexes, unit) {
    const steps = summary.steps.filter(step => run.shared[step.id] || detail.steps[step.id]);
    const heads = ['instance', 'outcome', '#latency', ...steps.map(step => `#${step.id}`)];
    const grid = [];
    const value = (index, step, buttons) => {
        const m = moment(run, detail, index, step.id);
        if (!m) {
            return '?';
        }
        const time = duration(m.t - zero(run), unit);
        const node = el('button', { type: 'button', class: 'plain', 'aria-label': `${detail.names[index]}, ${step.id}: ${time}` }, time);
        buttons.push(node);
        return leads(node, `table:${index}:${step.id}`, from => showLine(from, run, null, [[whose(run, step, detail.names[index]), step, m]]));
    };
    const rows = indexes.map(index => {
        const buttons = [];
        grid.push(buttons);
        return [detail.names[index], outcome(detail, index), duration(detail.latency[index], unit), ...steps.map(step => value(index, step, buttons))];
    });
    roving(grid.filter(buttons => buttons.length));
    return table(steps.length ? `Checkpoints, after ${run.since}` : 'What became of each instance', heads, rows);
}
