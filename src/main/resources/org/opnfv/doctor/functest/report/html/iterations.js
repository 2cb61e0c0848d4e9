// Many runs of a set: one dot each, how the figures spread, which fell out.

function dotMark(run, x, y, show) {
    const style = { PASS: 'dot', FAIL: 'dot fail', UNKNOWN: 'dot unknown' }[run.verdict];
    const words = `${run.name}, ${run.verdict}${run.last === null ? '' : `, ${seconds(run.last)}`}${run.warmUp ? ', warm-up, not counted' : ''}`;
    const mark = run.verdict === 'PASS'
        ? svg('circle', { class: style, cx: x, cy: y, r: 4, opacity: run.warmUp ? 0.35 : 1 })
        : svg('path', { class: style, d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}` });
    return svg('g', { role: 'button', 'aria-label': words, click: event => show(run, event.currentTarget) },
        svg('title', {}, words), svg('circle', { class: 'halo', cx: x, cy: y, r: 9 }), mark);
}

/** One dot an iteration: its slowest notification; a cross when it did not pass. */
function dots(series, width, show) {
    const height = 190;
    const known = series.runs.filter(run => run.last !== null).map(run => run.last * 1e6);
    const limit = series.runs[0].threshold === null ? null : series.runs[0].threshold * 1e6;
    const top = Math.max(...known, 1);
    const near = limit !== null && limit < top * 4;
    const y = scale(0, (near ? Math.max(top, limit) : top) * 1.06, height - 6, 8);
    const warmUps = series.runs.filter(run => run.warmUp).length;
    const x = scale(1 - warmUps, Math.max(2, series.runs.length - warmUps), 74, width - 16);
    const ticks = y.ticks(5);
    const marks = series.runs.map((run, index) => dotMark(run, x.at(index + 1 - warmUps), run.last === null ? height - 6 : y.at(run.last * 1e6), show));
    roving(marks);
    return picture(width, height + 24, `Slowest notification of each of ${count(series.runs.length, 'run')}`,
        svg('g', { 'aria-hidden': 'true' },
            ticks.map(tick => [
                svg('line', { class: 'grid', x1: 66, x2: width, y1: y.at(tick), y2: y.at(tick) }),
                svg('text', { x: 60, y: y.at(tick) + 4, 'text-anchor': 'end' }, tickText(tick, ticks[1] ?? tick)),
            ]),
            near ? svg('line', { class: 'limit', x1: 66, x2: width, y1: y.at(limit), y2: y.at(limit) }) : null,
            near ? svg('text', { class: 'limit-text', x: width, y: y.at(limit) + 15, 'text-anchor': 'end' }, 'threshold') : null,
            warmUps ? svg('text', { x: x.at((1 - warmUps) / 2), y: height + 14, 'text-anchor': 'middle' }, 'warm-up') : null,
            x.ticks(10).filter(tick => Number.isInteger(tick) && tick > 0).map(tick => svg('text', { x: x.at(tick), y: height + 14, 'text-anchor': 'middle' }, tick))),
        marks);
}

const SPREAD = ['count', 'missing', 'min', 'median', 'p90', 'p95', 'p99', 'max', 'mean', 'jitter'];

function spreadTable(rows) {
    return table('Distribution', ['', ...SPREAD.map(name => `#${name}`)], rows.map(row =>
        [row.measure, ...SPREAD.map(name => name === 'count' || name === 'missing' ? row[name].toLocaleString('en') : row[name] === null ? '–' : seconds(row[name]))]));
}

/** All runs of a set as a table, for those who do not see the dots. */
function runsTable(series, show) {
    return el('details', {}, el('summary', {}, 'The runs as a table'),
        table('Runs', ['#run', 'verdict', '#last', '#median', '#told', 'folder'], series.runs.map(run => [
            el('button', { type: 'button', class: 'plain', click: event => show(run, event.currentTarget) }, run.warmUp ? `warm-up ${run.iteration}` : String(run.iteration)),
            badge(run.verdict), seconds(run.last), seconds(run.median), `${run.all - run.missing} of ${run.all}`, run.folder])));
}

/** The card of a set. */
function seriesCard(series, id, show) {
    const counted = series.runs.filter(run => !run.warmUp);
    const bad = counted.filter(run => run.verdict !== 'PASS').length;
    const [first, second] = [el('div'), el('div')];
    const values = counted.filter(run => run.last !== null).map(run => run.last * 1e6);
    redrawn(first, width => [dots(series, width, show)]);
    redrawn(second, width => values.length
        ? [histogram([binned(values, Math.min(...values), Math.max(...values))], 'the slowest notification of each run', series.runs[0].threshold, width)] : []);
    const made = card(id, `Series ${series.name}`,
        el('p', { class: 'soft small' }, `${count(counted.length, 'iteration')}, ${bad === 0 ? 'all passed' : `${bad} did not pass`}. Each dot is a run, its height the slowest notification; a cross did not pass. Choose one to see that run.`),
        first, runsTable(series, show), el('h3', {}, 'How often'), second, el('h3', {}, 'Spread'), spreadTable(series.distributions));
    if (series.problem) {
        made.append(el('h3', {}, 'What went wrong'), el('p', {}, series.problem));
    }
    if (series.outliers.length) {
        made.append(el('h3', {}, 'Outliers'), el('p', { class: 'soft small' }, series.rule), list(series.outliers));
    }
    return made;
}

/** How the latencies of all instances of all runs spread. */
function eachCard(series, index) {
    const place = el('div');
    redrawn(place, width => [histogram([series.each], 'the latency of each instance', series.runs[0].threshold, width)]);
    return card(`each-${index}`, `Latency of every instance${series.runs.length > 1 ? `, all runs of ${series.name}` : ''}`, place);
}
