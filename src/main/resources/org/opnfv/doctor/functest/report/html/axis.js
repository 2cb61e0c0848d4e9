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
        at: value => left + (value - from) / span * (right - left),
        value: place => from + (place - left) / (right - left) * span,
        ticks(about) {
            const step = roundStep(span, about);
            const ticks = [];
            for (let i = Math.ceil(from / step - 1e-9); i * step <= from + span * (1 + 1e-9); i++) {
                ticks.push(i * step);
            }
            return ticks;
        },
    };
}

/** Microseconds on an axis, with as many decimals as the step needs. */
function tickText(us, step) {
    const unit = Math.abs(step) >= 1e6 ? [1e6, 's'] : [1e3, 'ms'];
    const decimals = Math.max(0, Math.min(3, -Math.floor(Math.log10(step / unit[0] * 1.001))));
    return `${(us / unit[0]).toFixed(decimals)} ${unit[1]}`;
}

/** The horizontal axis in time, with lines up through the picture. */
function timeAxis(x, top, bottom, about) {
    const ticks = x.ticks(about);
    const step = ticks.length > 1 ? ticks[1] - ticks[0] : x.to - x.from;
    return svg('g', { 'aria-hidden': 'true' },
        ticks.map(tick => svg('line', { class: 'grid', x1: x.at(tick), x2: x.at(tick), y1: top, y2: bottom })),
        svg('line', { class: 'axis', x1: x.at(x.from), x2: x.at(x.to), y1: bottom, y2: bottom }),
        ticks.map(tick => svg('text', { x: x.at(tick), y: bottom + 16, 'text-anchor': 'middle' }, tickText(tick, step))));
}

/** A list of toggles and marks of which Tab reaches one, and arrow keys the others. */
function roving(nodes) {
    nodes.forEach((node, index) => {
        node.setAttribute('tabindex', index === 0 ? 0 : -1);
        node.addEventListener('keydown', event => {
            const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
            if (step) {
                event.preventDefault();
                const next = nodes[(index + step + nodes.length) % nodes.length];
                nodes.forEach(other => other.setAttribute('tabindex', other === next ? 0 : -1));
                next.focus();
            } else if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault();
                node.dispatchEvent(new MouseEvent('click', { bubbles: true }));
            }
        });
    });
}
