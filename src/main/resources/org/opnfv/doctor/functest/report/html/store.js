// The data: a summary that is read at once, and the details of a run that are unpacked when they are looked at.

const summary = JSON.parse(document.getElementById('summary').textContent);
const unpacked = new Map();

async function unpack(id) {
    const packed = Uint8Array.from(atob(document.getElementById(id).textContent), letter => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
    return JSON.parse(await new Response(stream).text());
}

/** What is recorded of a run's instances. */
function details(run) {
    if (!unpacked.has(run.detail)) {
        unpacked.set(run.detail, unpack(run.detail));
    }
    return unpacked.get(run.detail);
}

/** The run at a place such as 0-12. */
function runAt(place) {
    const [set, number] = place.split('-').map(Number);
    return summary.series[set].runs[number];
}

/** Value of a column at an instance; a column that is the same for all is one value. */
function cell(column, index) {
    return Array.isArray(column) ? column[index] : column;
}

/** A checkpoint of an instance, or of the whole run: when, how exact, whose clock, which line; null: not recorded. */
function moment(run, detail, index, step) {
    const shared = run.shared[step];
    if (shared) {
        return shared;
    }
    const columns = detail.steps[step];
    if (!columns || cell(columns.t, index) === null) {
        return null;
    }
    return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cell(column, index)]));
}

/** The recorded checkpoints of an instance in the order of time, each with what it is. */
function moments(run, detail, index) {
    return summary.steps
        .map((step, order) => ({ step, order, moment: moment(run, detail, index, step.id) }))
        .filter(entry => entry.moment)
        .sort((a, b) => a.moment.t - b.moment.t || a.order - b.order);
}

/** The parts of the way to an owner: since which checkpoint, until which, whose time it is. */
function spansOf(run, detail, index) {
    return summary.steps.filter(step => detail.spans[step.id] && cell(detail.spans[step.id].since, index)).map(step => {
        const since = summary.steps.find(other => other.id === cell(detail.spans[step.id].since, index));
        const [from, to] = [moment(run, detail, index, since.id), moment(run, detail, index, step.id)];
        return { who: cell(detail.spans[step.id].who, index), since, until: step, from, to, us: to.t - from.t };
    });
}

/** Whether any checkpoint of a run is recorded: there is no picture of nothing. */
function isRecorded(run, detail) {
    return Object.keys(run.shared).length + Object.keys(detail.steps).length + run.extra.length > 0;
}

const COMPONENTS = ['monitor', 'inspector', 'controller', 'notifier', 'evaluator'];

/** The style of a part; one that several components had is nobody's colour. */
function styleOf(who) {
    return COMPONENTS.includes(who) ? who : 'neutral';
}

const OUTCOMES = { o: 'on time', l: 'late', m: 'not notified', u: 'uncertain' };

function outcome(detail, index) {
    return OUTCOMES[detail.outcome[index]];
}

/** Zero of a run's pictures: its detection, else its first checkpoint. */
function zero(run) {
    return run.detected ?? 0;
}

/** Whether the threshold lies within a picture that ends there, or so near that the picture goes on to it. */
function isNear(run, most) {
    return run.detected !== null && run.threshold !== null && run.threshold < most * 1.5;
}

/** The instances in the order in which they are looked at: never told, nobody knows when, slowest. */
function slowestFirst(detail) {
    const rank = { m: 0, u: 1 };
    const latency = index => detail.latency[index] ?? Infinity;
    const apart = (a, b) => a === b ? 0 : b - a;
    return (a, b) => (rank[detail.outcome[a]] ?? 2) - (rank[detail.outcome[b]] ?? 2) || apart(latency(a), latency(b));
}
