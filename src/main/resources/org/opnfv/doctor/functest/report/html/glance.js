// All instances at a glance: a curve for each checkpoint over the instances, in the order that is chosen, the first at the top.

/** Places for labels of a width, each as near to where it belongs as the others and the ends let it. */
function spread(wanted, width, left, right) {
    const places = [];
    wanted.forEach((place, i) => places.push(Math.max(place, i ? places[i - 1] + width : left)));
    for (let i = places.length - 1, most = right; i >= 0; i--, most = places[i + 1] - width) {
        places[i] = Math.min(places[i], most);
    }
    return places;
}

/** The points of one curve that are seen; of many instances two in a pixel are enough. */
function curvePoints(run, detail, indexes, step, x, y) {
    const points = [];
    indexes.forEach((index, rank) => {
        const m = moment(run, detail, index, step.id);
        const at = m ? m.t - zero(run) : null;
        if (m && at >= x.from && at <= x.to) {
            points.push([x.at(at), y.at(rank)]);
        }
    });
    return points;
}

/** Curves of the checkpoints; each has its name above, with a line to where it begins. A click goes to the instances there. */
function glance(run, detail, indexes, { values, domain, width, unit }, go) {
    const { narrow, left, right } = layout(width, values);
    const top = 34;
    const bottom = top + 190;
    const x = scale(domain[0], domain[1], narrow ? 40 : left, width - right);
    const y = scale(0, Math.max(1, indexes.length - 1), top + 4, bottom - 4);
    const curves = summary.steps
        .map(step => ({ step, points: curvePoints(run, detail, indexes, step, x, y) }))
        .filter(curve => curve.points.length)
        .sort((a, b) => a.points[0][0] - b.points[0][0]);
    const places = spread(curves.map(curve => curve.points[0][0]), narrow ? 23 : 27, x.left, width - 12);
    const node = picture(width, bottom + 36,
        `Curves of the checkpoints of ${count(indexes.length, 'instance')}, sorted; the same figures are in the table below`,
        timeAxis(x, top, bottom, unit),
        [0, indexes.length - 1].map(rank => label(x.left - 8, y.at(rank) + (rank ? 4 : 8), (rank + 1).toLocaleString('en'), { 'text-anchor': 'end' })),
        curves.map(({ step, points }, i) => [
            svg('path', { class: 'leader', d: `M${places[i]} 15L${points[0][0]} ${points[0][1]}` }),
            svg('path', { class: `curve ${step.component ?? 'neutral'}`, d: points.map(([px, py], n) => `${n ? 'L' : 'M'}${px.toFixed(1)} ${py.toFixed(1)}`).join('') }),
            label(places[i], 11, step.id, { class: 'strong', 'text-anchor': 'middle', 'font-size': 11 }),
        ]));
    node.style.cursor = 'pointer';
    node.addEventListener('click', event => {
        const box = node.getBoundingClientRect();
        const rank = Math.round(y.value((event.clientY - box.top) / box.height * (bottom + 36)));
        go(Math.max(0, Math.min(indexes.length - 1, rank)));
    });
    return node;
}
