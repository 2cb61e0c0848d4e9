// The tools above the bars: filter, order, zoom, pages. And drawing again when the page gets wider.

/** Pictures that are on the page; paper is narrower than most windows. */
const drawn = new Map();
const PAPER = 680;

/** That width while it is printed, which a change of the window's does not end; else null. */
let sheet = null;

/**
 * Draws into a place when it gets its width, and again when that changes; returns a function that draws again. What makes the content is
 * told the width, and whether it is for paper.
 */
function redrawn(place, make) {
    // Of no height: what is drawn does not change its size, so the observer sees the width alone.
    const ruler = el('div', { class: 'ruler' });
    const content = el('div');
    place.replaceChildren(ruler, content);
    const draw = () => {
        const key = content.contains(document.activeElement) ? document.activeElement.dataset.key : null;
        content.replaceChildren(...make(sheet ?? room(ruler), sheet !== null).flat().filter(Boolean));
        if (key) {
            content.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
        }
    };
    new ResizeObserver(() => place.isConnected ? draw() : drawn.delete(place)).observe(ruler);
    drawn.set(place, draw);
    return draw;
}

function drawAll(width) {
    sheet = width;
    drawn.forEach(draw => draw());
}

window.addEventListener('beforeprint', () => drawAll(PAPER));
window.addEventListener('afterprint', () => drawAll(null));

function choice(label, options, change) {
    return el('label', {}, label, el('select', { change: event => change(event.target.value) },
        options.map(([value, text]) => el('option', { value }, text))));
}

function button(text, label, click) {
    return el('button', { type: 'button', 'aria-label': label, title: label, click }, text);
}

/** Microseconds that are seen at least: all is recorded in whole ones. */
const LEAST = 100;

/** Zooms by a factor around the middle, and moves by a part of what is seen, within all there is. */
function zoomed(view, factor, move) {
    const [first, last] = view.full;
    const [from, to] = view.domain ?? view.full;
    const size = Math.min(last - first, Math.max(LEAST, (to - from) * factor));
    const start = (from + to) / 2 + (to - from) * move - size / 2;
    const kept = Math.max(first, Math.min(last - size, start));
    view.domain = [kept, kept + size];
}

/** Buttons that can do nothing now keep the focus, and say so. */
function dim(node, idle) {
    node.setAttribute('aria-disabled', String(idle));
}

/** The tools, those of a picture only where there is one; update() tells them how many instances there are to be seen. */
function rowsTools(view, run, drawn, draw) {
    const set = change => {
        change();
        draw();
    };
    const status = el('p', { class: 'small soft', role: 'status' });
    const turn = step => button(step < 0 ? '‹' : '›', step < 0 ? 'Previous page' : 'Next page', () => set(() => { view.page += step; }));
    const [back, on] = [turn(-1), turn(1)];
    const whole = run.detected !== null && run.shared.T00;
    const node = el('div', { class: 'tools', role: 'group', 'aria-label': 'What is shown of the instances' },
        el('label', {}, 'Name or id', el('input', { type: 'search', size: 14, input: event => set(() => { view.filter = event.target.value; view.page = 0; }) })),
        choice('Show', [['all', 'all'], ['bad', 'not on time']], value => set(() => { view.outcome = value; view.page = 0; })),
        choice('Order', [['slow', 'slowest first'], ['fast', 'fastest first'], ['name', 'by name']], value => set(() => { view.sort = value; view.page = 0; })),
        whole ? choice('From', [['detection', 'detection'], ['fault', 'fault']], value => set(() => { view.whole = value === 'fault'; view.domain = null; })) : null,
        drawn ? el('div', { class: 'group', role: 'group', 'aria-label': 'Zoom' },
            button('+', 'Zoom in', () => set(() => zoomed(view, 0.5, 0))),
            button('−', 'Zoom out', () => set(() => zoomed(view, 2, 0))),
            button('←', 'Earlier', () => set(() => zoomed(view, 1, -0.25))),
            button('→', 'Later', () => set(() => zoomed(view, 1, 0.25))),
            button('Fit', 'Fit all', () => set(() => { view.domain = null; }))) : null,
        el('div', { class: 'group', role: 'group', 'aria-label': 'Pages' }, back, on));
    return {
        node,
        status,
        update(number, all, last) {
            dim(back, view.page === 0);
            dim(on, view.page >= last - 1);
            status.textContent = number
                ? `${view.page * PAGE + 1} to ${Math.min(number, (view.page + 1) * PAGE)} of ${number.toLocaleString('en')}`
                : `none of ${all.toLocaleString('en')}`;
        },
    };
}
