// Puts the pictures into the page, and buttons where something leads to a run.

/** Shows a run, and marks its dot; where that cannot be done, what is there stays. */
async function show(run, place, only) {
    closeLine();
    document.querySelectorAll('[data-dot]').forEach(dot => dot.setAttribute('aria-current', String(dot.dataset.dot === run.place)));
    try {
        await showRun(run, place, only);
    } catch (problem) {
        place.querySelector('.trouble')?.remove();
        place.prepend(el('p', { class: 'card fail trouble' }, `The details of ${run.name} cannot be shown by this browser: ${problem.message}`));
    }
}

/** What a value is of, where that stands in the heads of its table, or before it; null for a run, which has its name. */
function fullName(node) {
    const [cell, term] = [node.closest('td'), node.closest('dd')?.previousElementSibling];
    const head = cell ? cell.closest('table').tHead.rows[0].cells[cell.cellIndex] : null;
    const words = cell ? [cell.parentNode.cells[0], head] : term ? [term] : [];
    return words.length ? `${words.map(word => word.textContent).join(', ')}: ${node.textContent}` : null;
}

function build() {
    const place = document.getElementById('run');
    const only = summary.only;
    const go = async run => {
        await show(run, place, only);
        goTo('figures');
    };
    document.getElementById('plain').remove();
    document.querySelectorAll('main .scroll').forEach(scrolled);
    document.querySelectorAll('[data-run]').forEach(node => node.replaceChildren(
        el('button', { type: 'button', class: 'plain', 'aria-label': fullName(node), click: () => go(runAt(node.dataset.run)) }, node.textContent)));
    summary.series.forEach((series, index) => drawSeries(series, index, go));
    if (summary.comparison) {
        drawComparison();
    }
    if (summary.first) {
        show(runAt(summary.first), place, only);
    }
}

build();
