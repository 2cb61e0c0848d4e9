// Elements, numbers and words that all parts of the page share. Text becomes text nodes only, never HTML.

const SVG = 'http://www.w3.org/2000/svg';

function filled(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === 'function') {
            node.addEventListener(name, value);
        } else if (value !== null && value !== undefined && value !== false) {
            node.setAttribute(name, value === true ? '' : value);
        }
    }
    node.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return node;
}

/** An HTML element; attributes that are functions are listeners. */
function el(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

/** An SVG element. */
function svg(tag, attributes = {}, ...children) {
    return filled(document.createElementNS(SVG, tag), attributes, children);
}

/** A picture of so many units, with its words for those who do not see it. */
function picture(width, height, words, ...children) {
    return svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': words }, ...children);
}

/** A section with a heading, to be filled. */
function card(id, title, ...children) {
    return el('section', { class: 'card', id, 'aria-labelledby': `${id}-title` },
        el('h2', { id: `${id}-title` }, title), ...children);
}

function table(caption, heads, rows) {
    const cell = (value, index) => {
        const numeric = heads[index].startsWith('#');
        return el(index === 0 ? 'th' : 'td', { class: numeric ? 'number' : null, scope: index === 0 ? 'row' : null }, value);
    };
    return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
        el('table', {},
            el('thead', {}, el('tr', {}, heads.map(head =>
                el('th', { scope: 'col', class: head.startsWith('#') ? 'number' : null }, head.replace(/^#/, ''))))),
            el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell))))));
}

/** Microseconds as people read them: 13.6 ms, 3.185 s, 12.4 s. */
function duration(us) {
    if (us === null || us === undefined) {
        return '?';
    }
    return Math.abs(us) < 999950 ? `${(us / 1e3).toFixed(1)} ms` : `${(us / 1e6).toFixed(Math.abs(us) < 1e7 ? 3 : 1)} s`;
}

/** Seconds as people read them. */
function seconds(s) {
    return s === null || s === undefined ? '?' : duration(s * 1e6);
}

function percent(share) {
    return `${(share * 100).toFixed(1)} %`;
}

function count(number, noun) {
    return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** The moment in UTC with all that was recorded: 2026-11-23 01:18:30.200001. */
function clockTime(us) {
    const text = new Date(Math.floor(us / 1e3)).toISOString();
    return `${text.slice(0, 10)} ${text.slice(11, 19)}.${String(us % 1e6).padStart(6, '0')} UTC`;
}

const VERDICTS = { PASS: ['pass', '✓'], FAIL: ['fail', '✗'], UNKNOWN: ['unknown', '?'], NO_DATA: ['unknown', '?'] };

/** A verdict with its sign: never told by colour alone. */
function badge(verdict, large = false) {
    const [style, sign] = VERDICTS[verdict];
    return el('span', { class: `badge ${style}${large ? ' large' : ''}` },
        el('span', { 'aria-hidden': 'true' }, sign), verdict.replace('_', ' '));
}
