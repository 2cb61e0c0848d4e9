// Where the time went: each component's share from the fault to the notification.

const COMPONENTS = ['monitor', 'inspector', 'controller', 'notifier', 'evaluator'];

function legend() {
    const seen = new Set(summary.steps.map(step => step.component).filter(Boolean));
    return el('ul', { class: 'legend', 'aria-label': 'Colours' }, COMPONENTS.filter(name => seen.has(name)).map(name =>
        el('li', { class: name }, el('i', { 'aria-hidden': 'true' }), name)));
}

/** Bars with their figures, the longest first. */
function costs(list, whose) {
    if (!list.length) {
        return el('p', { class: 'soft' }, 'Not known: too few checkpoints are recorded.');
    }
    const row = 30;
    const left = 16 + Math.max(...list.map(cost => cost.component.length)) * 6.6;
    const width = left + 370;
    const sorted = [...list].sort((a, b) => b.us - a.us);
    const longest = Math.max(...sorted.map(cost => cost.us), 1);
    const bars = sorted.map((cost, index) => {
        const y = index * row + 8;
        const length = Math.max(0, cost.us) / longest * 230;
        return svg('g', {},
            svg('text', { class: 'strong', x: 0, y: y + 13 }, cost.component),
            svg('rect', { class: COMPONENTS.includes(cost.component) ? cost.component : 'neutral', x: left, y: y + 2, width: Math.max(1, length), height: 14, rx: 2 }),
            svg('text', { class: 'strong', x: left + 8 + length, y: y + 13 }, `${duration(cost.us)} · ${percent(cost.share)}`));
    });
    const told = sorted.map(cost => `${cost.component} ${duration(cost.us)}, ${percent(cost.share)}`).join('; ');
    const drawn = picture(width, sorted.length * row + 6, `Cost by component, ${whose}: ${told}`, bars);
    drawn.setAttribute('role', 'img');
    drawn.style.maxWidth = `${width}px`;
    return drawn;
}
