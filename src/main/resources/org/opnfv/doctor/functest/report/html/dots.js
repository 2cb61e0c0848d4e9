// The runs of a set, one after the other: a dot for each, its height the slowest notification.

/** What a run came to: a time, or why there is none. */
function lastOf(run) {
    if (run.never) {
        return `${run.never.toLocaleString('en')} never told`;
    }
    return run.last === null ? 'no latency' : duration(run.last);
}

/** A cross did not pass, a hollow dot warmed up. */
function dotMark(run, x, y, room, show) {
    const style = { PASS: run.warmUp ? 'dot warm' : 'dot', FAIL: 'dot fail', UNKNOWN: 'dot unknown' }[run.verdict];
    const words = `${run.name}, ${run.verdict}, ${lastOf(run)}${run.warmUp ? ', warm-up, not counted' : ''}`;
    const mark = run.verdict === 'PASS'
        ? svg('circle', { class: style, cx: x, cy: y, r: 4 })
        : svg('path', { class: style, d: `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}` });
    return svg('g', { role: 'button', 'aria-label': words, 'data-dot': run.place, 'data-key': `dot:${run.place}`, click: () => show(run) },
        svg('title', {}, words),
        svg('rect', { class: 'target', x: x - room / 2, y: y - TARGET / 2, width: room, height: TARGET }),
        svg('circle', { class: 'halo', cx: x, cy: y, r: 9 }), mark);
}

/** Where the dots are: those that were never told above all times, those without a latency below. */
function dotFrame(runs, limit) {
    const known = runs.filter(run => run.last !== null && !run.never).map(run => run.last);
    const most = Math.max(...known, 1);
    const near = known.length > 0 && limit !== null && limit < most * 4;
    const never = runs.some(run => run.never);
    const none = runs.some(run => run.last === null && !run.never);
    const top = never ? 40 : 8;
    const bottom = known.length ? top + 176 : top;
    const y = scale(0, (near ? Math.max(most, limit) : most) * 1.06, bottom, top);
    return {
        near, never, none, bottom, y,
        foot: bottom + (none ? 28 : 0),
        unit: unitFor(near ? Math.max(most, limit) : most),
        ticks: known.length ? y.ticks(5) : [],
        at: run => run.never ? 16 : run.last === null ? bottom + 16 : y.at(run.last),
    };
}

/** The numbers below the axis: of iterations that there are, as many as have room. */
function numbersOf(runs, about) {
    const numbers = runs.map(run => run.number).filter(number => number > 0);
    const step = Math.max(1, roundStep(Math.max(1, ...numbers), about));
    const round = numbers.filter(number => number % step === 0);
    return round.length > 1 ? round : numbers.filter((number, i) => i === 0 || i === numbers.length - 1);
}

/** One dot a run at its own number: one that is not there leaves a gap. */
function dots(runs, width, show) {
    const limit = commonThreshold(runs);
    const { near, never, none, bottom, y, foot, unit, ticks, at } = dotFrame(runs, limit);
    const right = near ? width - 74 : width - 16;
    const numbers = runs.map(run => run.number);
    const x = scale(Math.min(1, ...numbers), Math.max(...numbers), 84, right);
    const room = Math.min(TARGET, x.at(1) - x.at(0));
    const marks = runs.map(run => dotMark(run, x.at(run.number), at(run), room, show));
    roving([marks]);
    return picture(width, foot + 24, `Slowest notification of each of ${count(runs.length, 'run')}`,
        svg('g', { 'aria-hidden': 'true' },
            ticks.map(tick => [
                svg('line', { class: tick ? 'grid' : 'axis', x1: 72, x2: right, y1: y.at(tick), y2: y.at(tick) }),
                label(66, y.at(tick) + 4, tickText(tick, ticks[1] ?? 1, unit), { 'text-anchor': 'end' }),
            ]),
            near ? [
                svg('line', { class: 'limit', x1: 72, x2: right, y1: y.at(limit), y2: y.at(limit) }),
                svg('text', { class: 'limit-text', x: right + 6, y: y.at(limit) + 4 }, 'threshold'),
            ] : null,
            never ? label(66, 20, 'never', { 'text-anchor': 'end' }) : null,
            none ? label(66, bottom + 20, 'no latency', { 'text-anchor': 'end' }) : null,
            x.from < 1 ? label(x.at(x.from / 2), foot + 16, 'warm-up', { 'text-anchor': 'middle' }) : null,
            numbersOf(runs, width < 560 ? 5 : 10).map(number => label(x.at(number), foot + 16, number, { 'text-anchor': 'middle' }))),
        marks);
}
