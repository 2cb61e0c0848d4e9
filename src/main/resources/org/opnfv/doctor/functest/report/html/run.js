// One run: its figures, the chosen instance, all instances.

/** Microseconds that a picture spans at least: all that is recorded may be one moment. */
const SHORTEST = 1000;

/** The span of a run's pictures: from the detection, or from the fault, to the last notification, with a little air. */
function spanOf(run, detail, whole) {
    const times = summary.steps
        .flatMap(step => run.shared[step.id] ? [run.shared[step.id].t] : [detail.steps[step.id]?.t ?? []].flat())
        .filter(t => t !== null)
        .map(t => t - zero(run));
    const least = times.reduce((one, other) => Math.min(one, other), 0);
    const most = times.reduce((one, other) => Math.max(one, other), 0);
    const start = whole ? least : Math.max(least, Math.min(0, most));
    const end = isNear(run, most) ? Math.max(most, run.threshold) : most;
    const air = (end - start) * 0.01;
    return [start - air, Math.max(end + air, start + SHORTEST)];
}

function instanceCard(run, detail, index) {
    const alone = detail.names.length < 2;
    const title = alone ? 'Timeline' : `Timeline of ${detail.names[index]}`;
    const entries = entriesOf(run, detail, index);
    const where = alone ? null : `${detail.ids[index] ? `${detail.ids[index]} on ` : 'On '}${cell(detail.hosts, index) ?? 'an unknown host'}: ${outcome(detail, index)}. `;
    if (!entries.length) {
        return card('instance', title, el('p', { class: 'soft small' }, where, 'None of its checkpoints is recorded.'));
    }
    const [place, cost] = [el('div'), el('div')];
    const most = Math.max(...entries.map(entry => entry.moment.t - zero(run)));
    const beyond = run.detected !== null && run.threshold !== null && !isNear(run, most)
        ? ` The threshold of ${limitText(run.threshold)} is beyond the picture.` : '';
    redrawn(place, width => waterfall(run, detail, index, width));
    redrawn(cost, width => [costs(run, detail, index, width)]);
    return together(3, card('instance', title,
        el('p', { class: 'soft small' }, where, `Times after ${run.since}.${beyond}`, hint(' Choose a checkpoint to see the log line behind it.')),
        place, el('h3', {}, 'Where the time went'), cost, linesOnPaper(run, detail, index)));
}

/** The card with all instances: tools, curves, bars, table. */
function instancesCard(run, detail, pick) {
    const view = { filter: '', outcome: 'all', sort: 'slow', page: 0, whole: false, domain: null, table: false };
    const place = el('div');
    const recorded = isRecorded(run, detail);
    const tools = rowsTools(view, run, recorded, () => draw());
    const shell = card('instances', 'All instances', tools.node, tools.status, place);
    const draw = redrawn(place, (width, onPaper) => {
        const indexes = chosen(detail, view);
        const pages = Math.max(1, Math.ceil(indexes.length / PAGE));
        view.page = Math.max(0, Math.min(view.page, pages - 1));
        view.full = spanOf(run, detail, view.whole);
        const unit = unitFor(Math.max(...view.full.map(Math.abs)));
        tools.update(indexes.length, detail.names.length, pages);
        const all = onPaper && detail.names.length > Math.min(PAGE, indexes.length) ? everyone(run, detail, unit) : null;
        if (!indexes.length) {
            return [el('p', {}, 'No instance is like that.'), all];
        }
        const shown = indexes.slice(view.page * PAGE, (view.page + 1) * PAGE);
        const frame = { domain: view.domain ?? view.full, unit, width, values: shown.map(index => valueOf(detail, index, unit)) };
        if (!recorded) {
            return [el('p', { class: 'soft small' }, 'No checkpoint of this run is recorded.'), all ?? rowsTable(run, detail, shown, unit)];
        }
        const go = rank => {
            view.page = Math.floor(rank / PAGE);
            draw();
        };
        const colours = legend(Object.values(detail.spans).flatMap(columns => columns.who).filter(Boolean));
        return [
            indexes.length > PAGE ? [
                el('p', { class: 'soft small' }, 'Each curve is a checkpoint, each height an instance.', hint(' Choose a height to see the instances there.')),
                glance(run, detail, indexes, frame, go),
            ] : null,
            // The list can begin on whatever a sheet has left, and it is what says which instances there are.
            all ? [colours, all, el('h3', { class: 'paper' }, `The checkpoints of ${count(shown.length, 'instance')}`)] : null,
            onPaper ? rowsPieces(run, detail, shown, frame, pick) : rowsPicture(run, detail, shown, frame, pick),
            all ? null : colours,
            el('p', { class: 'soft small' }, 'The small digits are those of the checkpoints, T00 to T09.'),
            el('details', { class: 'wide', open: view.table, toggle: event => { view.table = event.target.open; } },
                el('summary', {}, 'The same as a table'), rowsTable(run, detail, shown, unit)),
        ].flat();
    });
    return shell;
}

/** Gives the focus to a section, which then is read and seen. */
function goTo(id) {
    document.getElementById(`${id}-title`).focus({ preventScroll: true });
    document.getElementById(id).scrollIntoView();
}

/** Fills the cards of a run; the details come when they are unpacked. */
async function showRun(run, place, only) {
    const detail = await details(run);
    const one = el('div');
    const each = summary.series[0].each;
    const pick = index => {
        closeLine();
        one.replaceChildren(instanceCard(run, detail, index));
    };
    const known = isRecorded(run, detail);
    place.replaceChildren(...[
        figuresCard(run, detail, only),
        known ? one : null,
        detail.names.length > (known ? 1 : 0) ? instancesCard(run, detail, index => {
            pick(index);
            goTo('instance');
        }) : null,
        only && each ? card('each', 'Latency of every instance') : null,
        settingsCard(run),
    ].filter(Boolean));
    if (only && each) {
        const drawing = el('div');
        document.getElementById('each').append(drawing);
        redrawn(drawing, width => histogram([each], 'the latency of every instance', 'instance', run.threshold, width));
    }
    if (known) {
        pick(detail.names.map((name, index) => index).sort(slowestFirst(detail))[0] ?? 0);
    }
}
