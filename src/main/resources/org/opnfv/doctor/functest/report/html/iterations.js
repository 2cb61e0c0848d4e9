// The pictures of a set of runs: a dot for each, and how often which latency.

/** The threshold of these runs, as far as they tell it; none where they were put together by hand and have several. */
function commonThreshold(runs) {
    const told = [...new Set(runs.map(run => run.threshold).filter(threshold => threshold !== null))];
    return told.length === 1 ? told[0] : null;
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
            'Each dot is a run, its height the slowest notification; a cross did not pass, a hollow one warmed up.', series.runs.some(run => run.never) ? ' Where an owner was never told it is in the row above all times.' : null, hint(' Choose one to see that run.')), drawing);
        redrawn(drawing, width => [dots(series.runs, width, show)]);
        section.querySelector('.runs').open = false;
    }
    const often = section.querySelector('.often');
    if (series.often) {
        histogramIn(often, 'The slowest notification of each run', [series.often], 'the slowest notification of each run', 'run', threshold);
    }
    if (series.each) {
        histogramIn(often, 'The latency of every instance', [series.each], 'the latency of every instance', 'instance', threshold);
    }
}

/** On paper no dot has a name: the runs are there as a table, which is folded up again after that. */
function unfold(open) {
    document.querySelectorAll(open ? '.runs:not([open])' : '.runs[data-folded]').forEach(runs => {
        runs.open = open;
        runs.toggleAttribute('data-folded', open);
    });
}

window.addEventListener('beforeprint', () => unfold(true));
window.addEventListener('afterprint', () => unfold(false));

/** Both sets of a comparison in the same bars, as far as there is anything of them. */
function drawComparison() {
    const place = document.querySelector('#comparison .picture');
    if (place && summary.comparison.length) {
        histogramIn(place, 'The slowest notification of each run', summary.comparison, 'the slowest notification of each run', 'run', null);
        place.append(el('ul', { class: 'legend', 'aria-label': 'Sets' }, summary.series.map((series, index) => occurs(summary.comparison[index])
            ? el('li', { class: index ? 'outlined' : 'filled' }, el('i', { 'aria-hidden': 'true' }), `${SETS[index]}: ${series.name}`) : null)));
    }
}
