// Scales: from values to places in a picture, with round numbers on the axis.

/** A step of 1, 2 or 5 times a power of ten, so that about so many fit into the span. */
function roundStep(span, about) {
    const raw = span / about;
    const power = 10 ** Math.floor(Math.log10(raw));
    return [1, 2, 5, 10].map(factor => factor * power).find(step => step >= raw * 0.999);
}

/** A linear scale; the domain is never empty. */
function scale(from, to, left, right) {
    const span = to - from || 1;
    return {
        from,
        to: from + span,
        left,
        right,
        at: value => left + (value - from) / span * (right - left),
        value: place => from + (place - left) / (right - left) * span,
        /** At least two: one number alone tells no scale. Whole ones: nothing is counted or recorded in parts of one. */
        ticks(about) {
            const step = Math.max(1, roundStep(span, about));
            const first = Math.ceil(from / step - 1e-9);
            const last = Math.floor((from + span) / step + 1e-9);
            return last > first || step === 1 ? Array.from({ length: last - first + 1 }, (none, i) => (first + i) * step) : this.ticks(about * 2);
        },
    };
}

/** Microseconds on an axis, with as many decimals as the step needs. */
function tickText(us, step, unit) {
    const factor = UNITS[unit][0];
    const decimals = Math.max(0, Math.min(3, -Math.floor(Math.log10(step / factor * 1.001))));
    return `${numeral(us / factor || 0, decimals)} ${unit}`;
}

/** Pixels for a number below an axis. */
const TICK_ROOM = 72;

/** The horizontal axis in time, with lines up through the picture. */
function timeAxis(x, top, bottom, unit) {
    const ticks = x.ticks(Math.max(2, Math.floor((x.right - x.left) / TICK_ROOM)));
    const step = ticks.length > 1 ? ticks[1] - ticks[0] : x.to - x.from;
    return svg('g', { 'aria-hidden': 'true' },
        ticks.map(tick => svg('line', { class: 'grid', x1: x.at(tick), x2: x.at(tick), y1: top, y2: bottom })),
        svg('line', { class: 'axis', x1: x.at(x.from), x2: x.at(x.to), y1: bottom, y2: bottom }),
        ticks.map(tick => {
            const text = tickText(tick, step, unit);
            return label(Math.max(textWidth(text) / 2, x.at(tick)), bottom + 16, text, { 'text-anchor': 'middle' });
        }));
}

/** Pixels above a picture for the words at a limit, which stand over nothing there. */
const LIMIT_ROOM = 18;

/** A line for the limit, when it lies within, with its words above the picture. */
function limitLine(x, limit, top, bottom, unit) {
    if (limit === null || limit < x.from || limit > x.to) {
        return null;
    }
    const at = x.at(limit);
    const late = at > (x.left + x.right) / 2;
    return svg('g', { 'aria-hidden': 'true' },
        svg('line', { class: 'limit', x1: at, x2: at, y1: top - 4, y2: bottom }),
        svg('text', { class: 'limit-text', x: late ? at + 4 : at - 4, y: top - 8, 'text-anchor': late ? 'end' : 'start' }, `threshold ${limitText(limit, unit)}`));
}

/** Where an arrow leads from a place in a grid: along a row, and where there is one row or one column, on. */
function neighbour(rows, row, column, key) {
    const flat = rows.flat();
    const at = flat.indexOf(rows[row][column]);
    const next = step => flat[(at + step + flat.length) % flat.length];
    const down = step => {
        const other = rows[row + step];
        return other ? other[Math.min(column, other.length - 1)] : rows[row][column];
    };
    switch (key) {
        case 'ArrowRight': return next(1);
        case 'ArrowLeft': return next(-1);
        case 'ArrowDown': return rows.length > 1 ? down(1) : next(1);
        case 'ArrowUp': return rows.length > 1 ? down(-1) : next(-1);
        case 'Home': return rows[row].length > 1 ? rows[row][0] : flat[0];
        case 'End': return rows[row].length > 1 ? rows[row][rows[row].length - 1] : flat[flat.length - 1];
        default: return null;
    }
}

/** Rows of buttons of which Tab reaches one; arrow keys, Home and End reach the others, Enter and Space press them. */
function roving(rows) {
    rows.forEach((nodes, row) => nodes.forEach((node, column) => {
        node.setAttribute('tabindex', row === 0 && column === 0 ? 0 : -1);
        node.addEventListener('keydown', event => {
            const next = event.ctrlKey || event.altKey || event.metaKey ? null : neighbour(rows, row, column, event.key);
            if (next) {
                event.preventDefault();
                next.focus();
            } else if (node instanceof SVGElement && (event.key === 'Enter' || event.key === ' ')) {
                event.preventDefault();
                node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
            }
        });
        node.addEventListener('focus', () => rows.flat().forEach(other => other.setAttribute('tabindex', other === node ? 0 : -1)));
    }));
}
