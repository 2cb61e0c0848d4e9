// Puts the page together.

function build() {
    const main = document.getElementById('main');
    const place = el('div', { id: 'run' });
    const sets = summary.series;
    const only = sets.length === 1 && sets[0].runs.length === 1;
    const show = (run, from) => {
        closeLine();
        document.querySelectorAll('.chosen').forEach(node => node.classList.remove('chosen'));
        from?.classList.add('chosen');
        showRun(run, place, only).catch(problem => place.replaceChildren(el('p', { class: 'card fail' },
            `The details of this run cannot be shown by this browser: ${problem.message}`)));
        if (from) {
            place.scrollIntoView();
        }
    };
    document.getElementById('top').replaceChildren(...head());
    const parts = [];
    if (summary.sla.length) {
        parts.push(slaCard());
    }
    if (summary.comparison) {
        parts.push(comparisonCard(summary.comparison, sets));
    }
    sets.forEach((series, index) => {
        if (series.runs.length > 1) {
            parts.push(seriesCard(series, `series-${index}`, show));
        }
    });
    parts.push(place, ...sets.filter(series => series.each).map(eachCard));
    main.replaceChildren(...parts, el('footer', { class: 'soft small' }, summary.footer));
    const [set, run] = summary.first;
    if (sets[set].runs.length) {
        show(sets[set].runs[run]);
    }
}

build();
