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
    return {
        t: cell(columns.t, index),
        b: cell(columns.b, index),
        c: cell(columns.c, index),
        f: cell(columns.f, index),
        n: cell(columns.n, index),
        x: cell(columns.x, index),
    };
}

/** The recorded checkpoints of an instance in the order of time, each with what it is. */
function moments(run, detail, index) {
    return summary.steps
        .map((step, order) => ({ step, order, moment: moment(run, detail, index, step.id) }))
        .filter(entry => entry.moment)
        .sort((a, b) => a.moment.t - b.moment.t || a.order - b.order);
}

/** Whether a notification waits for that checkpoint, so that the time before it is somebody's. */
function chained(run, entry) {
    return run.chain.includes(entry.step.id);
}

/** Style of the span between two checkpoints of the chain: the colour of a component, or none when several had a part in it. */
function spanStyle(run, before, entry) {
    const ids = run.chain.slice(run.chain.indexOf(before.step.id) + 1, run.chain.indexOf(entry.step.id) + 1);
    const names = new Set(summary.steps.filter(step => ids.includes(step.id)).map(step => step.component));
    return names.size === 1 ? [...names][0] : 'neutral';
}

/** What each component cost an instance, with its share of the whole. */
function costsOf(detail, index) {
    const costs = Object.entries(detail.costs)
        .map(([component, column]) => ({ component, us: cell(column, index) }))
        .filter(cost => cost.us !== null);
    const whole = costs.reduce((sum, cost) => sum + cost.us, 0);
    return costs.map(cost => ({ ...cost, share: whole ? cost.us / whole : 0 }));
}

const OUTCOMES = { o: 'on time', l: 'late', m: 'not notified', u: 'uncertain' };

function outcome(detail, index) {
    return OUTCOMES[detail.outcome[index]];
}

/** Zero of a run's pictures: its detection, else its first checkpoint. */
function zero(run) {
    return run.detected ?? 0;
}
