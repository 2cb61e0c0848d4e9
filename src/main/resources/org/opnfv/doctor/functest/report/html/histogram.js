// How often which latency: bars over time.

/** Counts of values (microseconds) in bars of a round width, as many as that number of values can fill (Rice rule). */
function binned(values, from, to, number = values.length) {
    const width = roundStep(to - from || Math.max(1, Math.abs(from) * 0.1), Math.min(24, Math.ceil(2 * Math.cbrt(number))));
    const start = Math.floor(from / width) * width;
    const counts = new Array(Math.max(1, Math.floor((to - start) / width) + 1)).fill(0);
    values.forEach(value => counts[Math.min(counts.length - 1, Math.floor((value - start) / width))]++);
    return { from: start, width, counts };
}

function binBars(bins, x, y, style) {
    return bins.counts.map((number, index) => {
        const start = bins.from + index * bins.width;
        return number ? svg('rect', {
            class: style, x: x.at(start) + 0.5, width: Math.max(1, x.at(start + bins.width) - x.at(start) - 1),
            y: y.at(number), height: y.at(0) - y.at(number),
        }, svg('title', {}, `${duration(start)} to ${duration(start + bins.width)}: ${number}`)) : null;
    });
}

/** A histogram, with the threshold when it lies within; a second set is drawn as outlines. */
function histogram(sets, what, threshold, width) {
    const height = 170;
    const ends = sets.map(bins => bins.from + bins.width * bins.counts.length);
    const x = scale(Math.min(...sets.map(bins => bins.from)), Math.max(...ends), 40, width - 16);
    const most = Math.max(...sets.flatMap(bins => bins.counts));
    const y = scale(0, most, height - 6, 12);
    const limit = threshold === null ? null : threshold * 1e6;
    const told = sets.map(bins => bins.counts.map((number, index) =>
        number ? `${number} from ${duration(bins.from + index * bins.width)}` : null).filter(Boolean).join(', ')).join('; ');
    const drawn = picture(width, height + 24, `Histogram of ${what}: ${told}`,
        timeAxis(x, 8, height - 6, width < 560 ? 4 : 8),
        svg('text', { x: 34, y: 16, 'text-anchor': 'end' }, most.toLocaleString('en')),
        svg('text', { x: 34, y: height - 6, 'text-anchor': 'end' }, '0'),
        sets.map((bins, index) => binBars(bins, x, y, index ? 'bar other' : 'bar')),
        limit !== null && limit > x.from && limit < x.to ? limitLine(x.at(limit), 8, height - 6, 'threshold') : null);
    drawn.setAttribute('role', 'img');
    return drawn;
}

function limitLine(x, top, bottom, text) {
    return svg('g', { 'aria-hidden': 'true' },
        svg('line', { class: 'limit', x1: x, x2: x, y1: top, y2: bottom }),
        svg('text', { class: 'limit-text', x: x - 6, y: top + 10, 'text-anchor': 'end' }, text));
}
