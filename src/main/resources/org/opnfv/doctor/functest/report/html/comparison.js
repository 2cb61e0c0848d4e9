// Two sets side by side.

const WORDS = { slower: ['fail', '▲'], faster: ['pass', '▼'] };

/** Whether they differ beyond noise, how sure that is, and both spreads. */
function comparisonCard(comparison, sets) {
    const [style, sign] = WORDS[comparison.words] ?? ['soft', '='];
    const place = el('div');
    const values = sets.map(series => series.runs.filter(run => !run.warmUp && run.last !== null).map(run => run.last * 1e6));
    const all = values.flat();
    redrawn(place, width => all.length
        ? [histogram(values.map(set => binned(set, Math.min(...all), Math.max(...all), all.length / values.length)), 'both sets', null, width)] : []);
    return card('comparison', 'Comparison',
        el('p', {}, el('strong', { class: style }, el('span', { 'aria-hidden': 'true' }, `${sign} `), comparison.headline)),
        el('p', { class: 'soft small' }, comparison.test), list(comparison.grounds),
        place,
        el('ul', { class: 'legend' }, el('li', {}, `filled: ${sets[0].name}`), el('li', {}, `outlined: ${sets[1].name}`)),
        spreadTable(comparison.spreads));
}
