// The tools above the bars: filter, order, zoom, pages. And drawing again when the page gets wider.

/** Draws into a place when it gets its width, and again when that changes; returns a function that draws again. */
function redrawn(place, make) {
    // Of no height: what is drawn does not change its size, so the observer sees the width alone.
    const ruler = el('div');
    const content = el('div');
    place.replaceChildren(ruler, content);
    const draw = () => content.replaceChildren(...make(room(ruler)).filter(Boolean));
    new ResizeObserver(draw).observe(ruler);
    return draw;
}

function choice(label, options, change) {
    return el('label', {}, label, el('select', { change: event => change(event.target.value) },
        options.map(([value, text]) => el('option', { value }, text))));
}

function button(text, label, click) {
    return el('button', { type: 'button', 'aria-label': label, title: label, click }, text);
}

/** Zooms by a factor, around the middle or the start, and moves by parts of what is seen. */
function zoomed(view, factor, move) {
    const [from, to] = view.domain ?? view.full;
    const size = (to - from) * factor;
    const start = from + (to - from) * move;
    view.domain = [Math.max(view.full[0], start), Math.min(view.full[1], Math.max(view.full[0], start) + size)];
}

/** The tools; update() tells them how many instances there are to be seen. */
function rowsTools(view, draw) {
    const set = change => {
        change();
        draw();
    };
    const pages = el('span', { class: 'small soft', role: 'status' });
    const turn = step => button(step < 0 ? '‹' : '›', step < 0 ? 'Previous page' : 'Next page', () => set(() => { view.page += step; }));
    const [back, on] = [turn(-1), turn(1)];
    const node = el('div', { class: 'tools', role: 'toolbar', 'aria-label': 'What is shown of the instances' },
        el('label', {}, 'Name or id', el('input', { type: 'search', size: 14, input: event => set(() => { view.filter = event.target.value; view.page = 0; }) })),
        choice('Show', [['all', 'all'], ['bad', 'not on time']], value => set(() => { view.outcome = value; view.page = 0; })),
        choice('Order', [['slow', 'slowest first'], ['fast', 'fastest first'], ['name', 'by name']], value => set(() => { view.sort = value; view.page = 0; })),
        choice('From', [['detection', 'detection'], ['fault', 'fault']], value => set(() => { view.whole = value === 'fault'; view.domain = null; })),
        el('div', { class: 'group', role: 'group', 'aria-label': 'Zoom' },
            button('+', 'Zoom in', () => set(() => zoomed(view, 0.5, 0.25))),
            button('−', 'Zoom out', () => set(() => zoomed(view, 2, -0.5))),
            button('←', 'Earlier', () => set(() => zoomed(view, 1, -0.25))),
            button('→', 'Later', () => set(() => zoomed(view, 1, 0.25))),
            button('Fit', 'Fit all', () => set(() => { view.domain = null; }))),
        el('div', { class: 'group' }, back, on), pages);
    return {
        node,
        update(number, last) {
            back.disabled = view.page === 0;
            on.disabled = view.page >= last - 1;
            const from = number ? view.page * PAGE + 1 : 0;
            pages.textContent = `${from} to ${Math.min(number, (view.page + 1) * PAGE)} of ${number.toLocaleString('en')}`;
        },
    };
}
