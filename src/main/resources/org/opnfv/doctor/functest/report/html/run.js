// One run: its figures, the chosen instance, all instances.

/** The instance that is looked at first: the slowest, else the first. */
function slowest(detail) {
    return detail.latency.reduce((best, latency, index) =>
        (latency ?? -1) > (detail.latency[best] ?? -1) ? index : best, 0);
}

/** The span of the pictures: from the detection, or from the fault, to the last notification, with a little air. */
function span(run, detail, whole) {
    let from = 0;
    let to = 0;
    for (const step of summary.steps) {
        const shared = run.shared[step.id];
        const times = shared ? [shared.t] : [detail.steps[step.id]?.t ?? []].flat();
        for (const t of times) {
            if (t !== null) {
                from = Math.min(from, t - zero(run));
                to = Math.max(to, t - zero(run));
            }
        }
    }
    const start = whole ? from : Math.max(from, Math.min(0, to));
    return [start - (to - start) * 0.01, to + (to - start) * 0.01 || 1];
}

function instanceCard(run, detail, index) {
    const alone = detail.names.length < 2;
    const place = el('div');
    const name = detail.names[index] ?? run.name;
    const made = card('instance', alone ? 'Timeline' : `Timeline of ${name}`,
        el('p', { class: 'soft small' }, alone ? null : `${detail.ids[index] ? `${detail.ids[index]} on ` : 'On '}${cell(detail.hosts, index) ?? 'an unknown host'}: ${outcome(detail, index)}. `,
            'Choose a checkpoint to see the log line behind it.'), place);
    redrawn(place, width => [waterfall(run, detail, index, width)]);
    made.append(el('h3', {}, 'Where the time went'), costs(costsOf(detail, index), name));
    return made;
}

/** The card with all instances: tools, curves, bars, table. */
function instancesCard(run, detail, pick) {
    const view = { filter: '', outcome: 'all', sort: 'slow', page: 0, whole: false, domain: null };
    const place = el('div');
    const tools = rowsTools(view, () => draw());
    const shell = card('instances', 'All instances', tools.node, place);
    const draw = redrawn(place, width => {
        const indexes = chosen(detail, view);
        const pages = Math.max(1, Math.ceil(indexes.length / PAGE));
        view.page = Math.min(view.page, pages - 1);
        view.full = span(run, detail, view.whole);
        const domain = view.domain ?? view.full;
        tools.update(indexes.length, pages);
        const shown = indexes.slice(view.page * PAGE, (view.page + 1) * PAGE);
        const go = rank => {
            view.page = Math.floor(rank / PAGE);
            draw();
        };
        return [
            indexes.length > PAGE ? el('p', { class: 'soft small' }, 'Each curve is a checkpoint, each height an instance. Choose a height to see the instances there.') : null,
            indexes.length > PAGE ? glance(run, detail, indexes, domain, width, go) : null,
            indexes.length ? rowsPicture(run, detail, shown, domain, width, pick) : el('p', {}, 'No instance is like that.'),
            legend(),
            indexes.length ? rowsTable(run, detail, shown) : null,
        ];
    });
    return shell;
}

/** Fills the cards of a run; the details come when they are unpacked. */
async function showRun(run, place, only) {
    const detail = await details(run);
    const one = el('div');
    const pick = index => one.replaceChildren(instanceCard(run, detail, index));
    const title = only ? [] : [el('p', { class: 'small' }, badge(run.verdict), ` ${run.headline}`)];
    place.replaceChildren(
        card('figures', only ? 'Figures' : `Run ${run.name}`, title, runFigures(run), words(run)),
        one,
        ...(detail.names.length > 1 ? [instancesCard(run, detail, index => {
            pick(index);
            document.getElementById('instance').scrollIntoView();
        })] : []),
        settingsCard(run));
    pick(slowest(detail));
}
