// How often which latency: bars over time. The counts are worked out before; what is drawn here are their bars.

function binBars(bins, x, y, unit, style) {
    return bins.counts.map((number, index) => {
        const start = bins.from + index * bins.width;
        return number ? svg('rect', {
            class: style, x: x.at(start) + 0.5, width: Math.max(1, x.at(start + bins.width) - x.at(start) - 1),
            y: y.at(number), height: y.at(0) - y.at(number),
        }, svg('title', {}, `${duration(start, unit)} to ${duration(start + bins.width, unit)}: ${number}`)) : null;
    });
}

/** A histogram, with the threshold when it lies within; a second set is drawn as outlines. */
function histogram(sets, what, threshold, width) {
    const ends = sets.map(bins => bins.from + bins.width * bins.counts.length);
    const [from, to] = [Math.min(...sets.map(bins => bins.from)), Math.max(...ends)];
    const unit = unitFor(to);
    const x = scale(from, to, 40, width - 32);
    const inside = threshold !== null && threshold >= from && threshold <= to;
    const top = inside ? LIMIT_ROOM : 4;
    const bottom = top + 160;
    const most = Math.max(...sets.flatMap(bins => bins.counts));
    const y = scale(0, most, bottom, top + 4);
    const told = sets.map(bins => bins.counts.map((number, index) =>
        number ? `${number} from ${duration(bins.from + index * bins.width, unit)}` : null).filter(Boolean).join(', ')).join('; ');
    const node = picture(width, bottom + 22, `Histogram of ${what}: ${told}`,
        timeAxis(x, top, bottom, unit),
        label(34, top + 12, most.toLocaleString('en'), { 'text-anchor': 'end' }),
        label(34, bottom, '0', { 'text-anchor': 'end' }),
        sets.map((bins, index) => binBars(bins, x, y, unit, index ? 'bar other' : 'bar')),
        limitLine(x, inside ? threshold : null, top, bottom, unit));
    node.setAttribute('role', 'img');
    return node;
}

/** A histogram with its heading, drawn again when its place changes. */
function histogramIn(place, title, sets, what, threshold) {
    const drawing = el('div');
    place.append(el('h3', {}, title), drawing);
    redrawn(drawing, width => [histogram(sets, what, threshold, width)]);
}
