// Where the time went: each component's share from the fault to the notification.

/** The colours that occur; a part that several components had together is grey. */
function legend(whose) {
    const styles = new Set(whose.map(styleOf));
    return el('ul', { class: 'legend', 'aria-label': 'Colours' }, [...COMPONENTS, 'neutral'].filter(style => styles.has(style)).map(style =>
        el('li', { class: style }, el('i', { 'aria-hidden': 'true' }), style === 'neutral' ? 'several components together' : style)));
}

/** Bars with their figures, the longest first; each leads to the two lines it lies between. */
function costs(run, detail, index, width) {
    const name = detail.names[index] ?? run.name;
    const spans = spansOf(run, detail, index);
    if (spans.length === 0 || spans[spans.length - 1].until.id !== 'T09') {
        return el('p', { class: 'soft' }, detail.outcome[index] === 'm' ? 'Not known: the owner was not told.' : 'Not known: too few checkpoints are recorded.');
    }
    const narrow = width < 560;
    const high = narrow ? 42 : 30;
    const whole = spans.reduce((sum, span) => sum + span.us, 0);
    const sorted = [...spans].sort((a, b) => b.us - a.us);
    const unit = unitFor(sorted[0].us);
    const left = narrow ? 8 : 24 + Math.max(...sorted.map(span => textWidth(span.who)));
    const room = Math.min(narrow ? width - 16 : 420, width - left - (narrow ? 8 : 150));
    const rows = sorted.map((span, index) => {
        const y = index * high + 4;
        const words = `${duration(span.us, unit)} · ${percent(whole ? span.us / whole : 0)}`;
        const length = Math.max(2, span.us / (sorted[0].us || 1) * room);
        const row = svg('g', { role: 'button', 'aria-label': `${span.who} ${words}` },
            svg('rect', { class: 'halo', x: 1, y: y - 2, width: Math.min(width, left + room + 150) - 2, height: high - 2, rx: 5 }),
            label(8, y + 16, `${span.who} `, { class: 'strong' }),
            svg('rect', { class: styleOf(span.who), x: left, y: narrow ? y + 23 : y + 5, width: length, height: narrow ? 10 : 14, rx: 2 }),
            label(narrow ? width - 8 : left + length + 8, y + 16, words, { class: 'strong', 'text-anchor': narrow ? 'end' : 'start' }));
        return leads(row, `cost:${span.until.id}`, node => showLine(node, run, `${span.who}: ${words}`,
            [[whose(run, span.since, name), span.since, span.from], [whose(run, span.until, name), span.until, span.to]]));
    });
    roving(rows.map(row => [row]));
    return picture(width, sorted.length * high + 6, `Cost by component, ${name}`, rows);
}
