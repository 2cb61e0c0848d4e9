// The pictures of a set of runs: a dot for each, and how often which latency.

function dotMark(run, x, y, show) {
    const style = { PASS: run.warmUp ? 'dot warm' : 'dot', FAIL: 'dot fail', UNKNOWN: 'dot unknown' }[run.verdict];
    const words = `${run.name}, ${run.verdict}${run.last === null ? ', no latency' : `, ${duration(run.last)}`}${run.warmUp ? ', warm-up, not counted' : ''}`;
    const mark = run.verdict === 'PASS'
        ? svg('circle', { class: style, cx: x, cy: y, r: 4 })
        : svg('path', { class: style, d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}` });
    return svg('g', { role: 'button', 'aria-label': words, 'data-dot': run.place, 'data-key': `dot:${run.place}`, click: () => show(run) },
        svg('title', {}, words), svg('circle', { class: 'halo', cx: x, cy: y, r: 9 }), mark);
}

/** The threshold of these runs; none where they were put together by hand and have several. */
function commonThreshold(runs) {
    return runs.length && runs.every(run => run.threshold === runs[0].threshold) ? runs[0].threshold : null;
}

/** One dot an iteration: its slowest notification; a cross when it did not pass. One without a latency is below the axis. */
function dots(runs, width, show) {
    const known = runs.filter(run => run.last !== null).map(run => run.last);
    const limit = commonThreshold(runs);
    const most = Math.max(...known, 1);
    const near = limit !== null && limit < most * 4;
    const unit = unitFor(near ? Math.max(most, limit) : most);
    const [top, bottom] = [8, 184];
    const lane = known.length < runs.length ? 28 : 0;
    const right = near ? width - 74 : width - 16;
    const y = scale(0, (near ? Math.max(most, limit) : most) * 1.06, bottom, top);
    const warmUps = runs.filter(run => run.warmUp).length;
    const x = scale(1 - warmUps, Math.max(2, runs.length - warmUps), 84, right);
    const ticks = y.ticks(5);
    const marks = runs.map((run, index) => dotMark(run, x.at(index + 1 - warmUps), run.last === null ? bottom + 16 : y.at(run.last), show));
    roving([marks]);
    return picture(width, bottom + lane + 24, `Slowest notification of each of ${count(runs.length, 'run')}`,
        svg('g', { 'aria-hidden': 'true' },
            ticks.map(tick => [
                svg('line', { class: tick ? 'grid' : 'axis', x1: 72, x2: right, y1: y.at(tick), y2: y.at(tick) }),
                label(66, y.at(tick) + 4, tickText(tick, ticks[1] ?? 1, unit), { 'text-anchor': 'end' }),
            ]),
            near ? [
                svg('line', { class: 'limit', x1: 72, x2: right, y1: y.at(limit), y2: y.at(limit) }),
                svg('text', { class: 'limit-text', x: right + 6, y: y.at(limit) + 4 }, 'threshold'),
            ] : null,
            lane ? label(66, bottom + 20, 'no latency', { 'text-anchor': 'end' }) : null,
            warmUps ? label(x.at((1 - warmUps) / 2), bottom + lane + 16, 'warm-up', { 'text-anchor': 'middle' }) : null,
            x.ticks(width < 560 ? 5 : 10).filter(tick => Number.isInteger(tick) && tick > 0)
                .map(tick => label(x.at(tick), bottom + lane + 16, tick, { 'text-anchor': 'middle' }))),
        marks);
}

/** Puts the pictures of a set into its section. */
function drawSeries(series, index, show) {
    const section = document.getElementById(`series-${index}`);
    if (!section) {
        return;
    }
    const threshold = commonThreshold(series.runs);
    if (series.runs.length > 1) {
        const place = section.querySelector('.dots');
        const drawing = el('div');
        place.replaceChildren(el('p', { class: 'soft small' },
            'Each dot is a run, its height the slowest notification; a cross did not pass, a hollow one warmed up.', hint(' Choose one to see that run.')), drawing);
        redrawn(drawing, width => [dots(series.runs, width, show)]);
    }
    const often = section.querySelector('.often');
    if (series.often) {
        histogramIn(often, 'The slowest notification of each run', [series.often], 'the slowest notification of each run', threshold);
    }
    if (series.each) {
        histogramIn(often, 'The latency of every instance', [series.each], 'the latency of every instance', threshold);
    }
}

/** Both sets of a comparison in the same bars. */
function drawComparison() {
    const place = document.querySelector('#comparison .picture');
    if (place && summary.comparison.length) {
        const drawing = el('div');
        place.append(drawing, el('ul', { class: 'legend' }, el('li', {}, 'filled: base'), el('li', {}, 'outlined: other')));
        redrawn(drawing, width => [histogram(summary.comparison, 'the slowest notifications of both sets', null, width)]);
    }
}
