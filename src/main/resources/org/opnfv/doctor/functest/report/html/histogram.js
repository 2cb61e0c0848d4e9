// How often which latency: bars over time. The counts are worked out before; what is drawn here are their bars.

/** What the two sets of a comparison are called. */
const SETS = ['A', 'B'];

function binBars(bins, x, y, unit, style, noun) {
    return bins.counts.map((number, index) => {
        const start = bins.from + index * bins.width;
        return number ? svg('rect', {
            class: style, x: x.at(start) + 0.5, width: Math.max(1, x.at(start + bins.width) - x.at(start) - 1),
            y: y.at(number), height: y.at(0) - y.at(number),
        }, svg('title', {}, `${duration(start, unit)} to ${duration(start + bins.width, unit)}: ${count(number, noun)}`)) : null;
    });
}

/** What a histogram does not show: a threshold outside, and those that were never told, which are slower than any number. */
function outside(often, threshold, from, to, unit) {
    const words = [];
    if (threshold !== null && (threshold < from || threshold > to)) {
        words.push(`The threshold of ${limitText(threshold, unit)} is ${threshold < from ? 'below' : 'beyond'} the picture.`);
    }
    const never = often.map((set, index) => set.never
        ? `${set.never.toLocaleString('en')} never told${often.length > 1 ? ` in ${SETS[index]}` : ''}` : null).filter(Boolean);
    if (never.length) {
        words.push(`Not in the picture: ${never.join(', ')}.`);
    }
    return words.join(' ');
}

/** Whether anything of a set is in a histogram, or is said below it. */
function occurs(set) {
    return set.never > 0 || set.bins.counts.some(number => number > 0);
}

/** The bars of a set in words. */
function barWords(bins, unit, noun) {
    return bins.counts.map((number, index) =>
        number ? `${count(number, noun)} from ${duration(bins.from + index * bins.width, unit)}` : null).filter(Boolean).join(', ');
}

/**
 * A histogram of runs or instances, with the threshold when it lies within; a second set is drawn as outlines. Below it is said what it
 * does not show.
 */
function histogram(often, what, noun, threshold, width) {
    const sets = often.map(set => set.bins);
    const ends = sets.map(bins => bins.from + bins.width * bins.counts.length);
    const [from, to] = [Math.min(...sets.map(bins => bins.from)), Math.max(...ends)];
    const unit = unitFor(to);
    const x = scale(from, to, 40, width - 32);
    const inside = threshold !== null && threshold >= from && threshold <= to;
    const top = inside ? LIMIT_ROOM : 4;
    const bottom = top + 160;
    const most = Math.max(...sets.flatMap(bins => bins.counts));
    const y = scale(0, most, bottom, top + 4);
    const named = (words, index) => words && sets.length > 1 ? `${SETS[index]}: ${words}` : words;
    const told = sets.map((bins, index) => named(barWords(bins, unit, noun), index)).filter(Boolean).join('; ');
    const node = picture(width, bottom + 22, `Histogram of ${what}: ${told}`,
        timeAxis(x, top, bottom, unit),
        label(34, top + 12, most.toLocaleString('en'), { 'text-anchor': 'end' }),
        label(34, bottom, '0', { 'text-anchor': 'end' }),
        // Upright, where the words at a threshold cannot be.
        label(0, 0, `${noun}s`, { 'text-anchor': 'middle', transform: `translate(22 ${(top + bottom) / 2}) rotate(-90)` }),
        sets.map((bins, index) => binBars(bins, x, y, unit, index ? 'bar other' : 'bar', noun)),
        limitLine(x, inside ? threshold : null, top, bottom, unit));
    node.setAttribute('role', 'img');
    const words = outside(often, threshold, from, to, unit);
    return [node, words ? el('p', { class: 'small soft' }, words) : null];
}

/** A histogram with its heading, drawn again when its place changes. */
function histogramIn(place, title, sets, what, noun, threshold) {
    const drawing = el('div');
    place.append(el('h3', {}, title), drawing);
    redrawn(drawing, width => histogram(sets, what, noun, threshold, width));
}
