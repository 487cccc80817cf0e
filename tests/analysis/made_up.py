"""A made-up results file in the published layout, small enough to know by heart and rich enough to draw.

People move at random numbers per month, so that stocks and flows agree in every replication. No number means
anything.
"""

from datetime import date, timedelta

import h5py
import numpy

STATISTICS = ["mean", "se", "sd", "min", "q05", "q10", "q50", "q90", "q95", "max"]

# Stage: name, order, final, placement, stock at the start.
STAGES = {
    "dv": ("Daglig verksamhet", 1, False, False, 807),
    "forarbetet": ("Förarbetet", 2, False, False, 0),
    "soker": ("Söker arbete med SE-coach", 3, False, False, 55),
    "arbete_se": ("Arbete med stöd av SE-coach", 4, False, True, 9),
    "arbete_efter_se": ("Arbete efter SE", 5, False, True, 0),
    "arbete_direkt": ("Arbete utan SE", 6, False, True, 0),
    "utan_arbete": ("Förlorat arbetet", 7, True, False, 0),
    "rehabilitering": ("Arbetslivsinriktad rehabilitering", 8, True, False, 0),
    "studier": ("Studier", 9, True, True, 0),
    "annat": ("Lämnat daglig verksamhet av annat skäl", 10, True, False, 0),
    "avbrott": ("Utskriven från SE av annan orsak", 11, True, False, 0),
}

# Transition: from, id, targets, persons per month.
LEGS = [
    ("dv", "arbete_direkt", ["arbete_direkt"], [0.3]), ("dv", "rehabilitering", ["rehabilitering"], [0.4]),
    ("dv", "studier", ["studier"], [0.5]), ("dv", "annat", ["annat"], [2.5]),
        ("dv", "forarbetet", ["forarbetet"], [1.7]),
    ("forarbetet", "klar", ["arbete_direkt", "soker", "dv"], [0.15, 0.6, 0.5]),
    ("soker", "arbete_se", ["arbete_se"], [2.4]), ("soker", "avbrott", ["avbrott"], [1.3]),
    ("arbete_se", "utskriven", ["arbete_efter_se"], [1.5]), ("arbete_se", "jobbforlust", ["soker"], [0.5]),
    ("arbete_efter_se", "jobbforlust", ["soker", "utan_arbete"], [0.2, 0.2]),
    ("arbete_direkt", "jobbforlust", ["dv", "utan_arbete"], [0.05, 0.12]),
    ("soker.waiting", "ger_upp", ["avbrott"], [0.25]),
]
WAITING = 3  # for soker, at the start
ARRIVALS = {"dv": 3.6, "soker.waiting": 2.9}
POOLS = {"forarbetet": ("Platser i Förarbetet", 20), "se": ("SE-coacher", 80),
         "se.aneby": ("SE-coacher Aneby", 15), "se.eksjo": ("SE-coacher Eksjö", 30),
         "se.nassjo": ("SE-coacher Nässjö", 35),
         "efterstod": ("Efterstöd", 10)}
GROUPS = {"all": ("alla", 1.0), "kon=kvinna": ("kvinnor", 0.44), "kon=man": ("män", 0.56)}  # and their share of everything
PAYERS = {"funktionsstod": "Kommunen, funktionsstöd", "arbetsmarknad": "Kommunen, arbetsmarknad",
          "samordningsforbund": "Samordningsförbundet"}


def write(path, replications=200, months=36, base=False, constructed="En konstruerad kommun. Den finns inte.",
          monthly=True, seed=7, **attributes):
    """Writes the file; `attributes` replace its root attributes."""
    with h5py.File(path, "w", track_order=True) as file:
        start, end = date(2020, 1, 1), _months_after(date(2020, 1, 1), months)
        says = {"Conventions": "CF-1.8",
                "title": "Kedjan: daglig verksamhet – Förarbetet – SE – arbete – efterstöd",
                "source": "stegvis 0.1.0", "file_kind": "stegvis results", "layout_version": 1, "seed": 2020,
                "replications": replications, "keep": "monthly", "start": start.isoformat(),
                "end": (end - timedelta(days=1)).isoformat(),
                "horizon_days": float((end - start).days), "language": "sv", "constructed": constructed,
                "scenario": "kedjan.toml", "has_base": int(base)} | attributes
        for key, value in says.items():
            file.attrs[key] = value
        run = Run(numpy.random.default_rng(seed), replications, months, start)
        _write_run(file, run, monthly)
        file.create_group("scenario")["composed"] = scenario_text()
        if base:
            other = Run(numpy.random.default_rng(seed + 1), replications, months, start)
            _write_run(file.create_group("base"), other, monthly)
            _write_run(file.create_group("difference"), run.less(other), monthly)
    return path


def scenario_text():
    """The scenario in the made-up file: what is needed to know how stages hang together."""
    lines = []
    for id, (name, order, final, placement, _) in STAGES.items():
        lines += [f"[stage.{id}]", f'name = "{name}"',
                  f"order = {{ value = {order}, source = \"påhittad\" }}",
                  f"final = {str(final).lower()}", f"placement = {str(placement).lower()}"]
    for origin, id, targets, _ in LEGS:
        lines.append(f"[stage.{origin}.to.{id}]")
        lines += [f'to = "{targets[0]}"'] if len(targets) == 1 else [f"branches.{t} = 0.3" for t in targets]
    for place in ARRIVALS:
        lines += [f"[arrival.till_{place.split('.')[0]}]", f'to = "{place.split(".")[0]}"']
    for id, (*_, stock) in STAGES.items():
        if stock:
            lines += [f"[stock.{id}]", f'stage = "{id}"', f"count = {stock}"]
    lines += ["[stock.anmalda]", 'stage = "soker"', "waiting = true", f"count = {{ value = {WAITING} }}"]
    return "\n".join(lines) + "\n"


class Run:
    """Random movements, and what is counted of them."""

    def __init__(self, rng, replications, months, start):
        self.starts = [(_months_after(start, m) - start).days for m in range(months)]
        self.years = sorted({_months_after(start, m).year for m in range(months)})
        year_of = [_months_after(start, m).year for m in range(months)]
        poisson = lambda rate: rng.poisson(rate, (replications, months)).astype(float)
        self.flow = {(origin, id, target): poisson(rate) for origin, id, targets, rates in LEGS
                     for target, rate in zip(targets, rates)}
        come = {place: poisson(rate) for place, rate in ARRIVALS.items()}
        asked, given_up = poisson(2.6), poisson(0.25)
        granted, leaving = numpy.zeros_like(asked), numpy.zeros_like(asked)
        queue = numpy.full((replications, months + 1), float(WAITING))
        for m in range(months):
            there = queue[:, m] + come["soker.waiting"][:, m]
            granted[:, m] = numpy.minimum(asked[:, m], there)
            leaving[:, m] = numpy.minimum(given_up[:, m], there - granted[:, m])
            queue[:, m + 1] = there - granted[:, m] - leaving[:, m]
        self.flow["soker.waiting", "ger_upp", "avbrott"] = leaving
        self.entries, self.stock = {}, {}
        for id, (*_, first) in STAGES.items():
            into = numpy.zeros((replications, months))
            into += sum(f for (_, _, target), f in self.flow.items() if target == id)
            out = sum(f for (origin, _, _), f in self.flow.items() if origin == id)
            self.entries[id] = into + come.get(id, 0) + (granted if id == "soker" else 0)
            self.stock[id] = first + numpy.cumsum(self.entries[id] - out, axis=1)
        self.stock["soker.waiting"] = queue[:, 1:]
        self.arrivals = sum(come.values())
        self.placed = sum(f for (origin, _, target), f in self.flow.items()
                          if STAGES[target][3] and not STAGES[origin.split(".")[0]][3])
        shape = replications, months
        self.pools = {pool: (rng.normal(0.9 * slots, 0.05 * slots, shape).clip(0, slots),
                             rng.gamma(2.0, 0.05 * slots, shape), slots)
                      for pool, (_, slots) in POOLS.items()}
        spread = {"funktionsstod": 3e6, "arbetsmarknad": 0.0, "samordningsforbund": 1e5}
        level = {"funktionsstod": 2.1e8, "arbetsmarknad": 2.4e6, "samordningsforbund": 9e5}
        self.cost = {p: numpy.stack([rng.normal(level[p] * year_of.count(y) / 12, spread[p], replications)
                                     for y in self.years], axis=1) for p in PAYERS}

    def less(self, other):
        """The paired difference."""
        rest = object.__new__(Run)
        rest.starts, rest.years = self.starts, self.years
        for name in ("flow", "entries", "stock", "cost"):
            mine, theirs = getattr(self, name), getattr(other, name)
            setattr(rest, name, {key: mine[key] - theirs[key] for key in mine})
        rest.pools = {p: (a - other.pools[p][0], b - other.pools[p][1], c - other.pools[p][2])
                      for p, (a, b, c) in self.pools.items()}
        rest.arrivals, rest.placed = self.arrivals - other.arrivals, self.placed - other.placed
        return rest


def _write_run(file, run, monthly):
    totals = _totals(run)
    group = file.create_group("totals")
    summary = file.create_group("summary")
    replications = len(run.placed)
    scales = _scales(group, {"replication": numpy.arange(replications), "reporting_group": list(GROUPS)})
    summary_scales = _scales(summary, {"statistic": STATISTICS, "reporting_group": list(GROUPS)})
    _table(group, scales, "reporting_group_name", [name for name, _ in GROUPS.values()], ["reporting_group"])
    shares = numpy.array([share for _, share in GROUPS.values()])
    for name, values in totals.items():
        _table(group, scales, name, values[:, None] * shares, ["replication", "reporting_group"])
        _table(summary, summary_scales, name, summarised(values)[:, None] * shares, ["statistic", "reporting_group"])
    _write_yearly(file.create_group("yearly"), run)
    if monthly:
        _write_monthly(file.create_group("monthly"), run)
        _write_curves(file.create_group("curves"), len(run.starts), replications)


def _totals(run):
    totals = {"arrivals": run.arrivals.sum(axis=1), "placements": run.placed.sum(axis=1)}
    totals |= {f"entries.{id}": values.sum(axis=1) for id, values in run.entries.items()}
    totals |= {f"stock_end.{id}": values[:, -1] for id, values in run.stock.items()}
    totals |= {f"person_days.{id}": 30 * values.sum(axis=1) for id, values in run.stock.items()}
    branches = {(origin, id): len(targets) for origin, id, targets, _ in LEGS}
    for (origin, id, target), values in run.flow.items():
        many = branches[origin, id] > 1
        totals[f"flow.{origin}.{id}" + (f".{target}" if many else "")] = values.sum(axis=1)
    for pool, (caseload, waiting, slots) in run.pools.items():
        totals |= {f"caseload.{pool}": caseload.mean(axis=1), f"waiting.{pool}": waiting.mean(axis=1),
                   f"utilisation.{pool}": caseload.mean(axis=1) / max(slots, 1),
                   f"wait_days_all.{pool}": 30 * waiting.mean(axis=1)}
    for months, share in ((6, 0.7), (12, 0.5), (24, 0.2)):
        totals[f"sustained.{months}m"] = numpy.floor(share * totals["placements"])
    totals |= {"qaly": 0.05 * totals["placements"], "resources": sum(values.sum(axis=1) for values in run.cost.values())}
    return totals | {f"cost.{payer}": values.sum(axis=1) for payer, values in run.cost.items()}


def _write_monthly(group, run):
    places, pools = list(run.stock), list(POOLS)
    scales = _scales(group, {"statistic": STATISTICS, "period": numpy.array(run.starts, dtype=float),
                             "reporting_group": ["all"], "place": places, "pool": pools, "payer": list(PAYERS)})
    _table(group, scales, "payer_name", list(PAYERS.values()), ["payer"])
    months = len(run.starts)
    spent = [numpy.cumsum(numpy.repeat(values / 12, 12, axis=1)[:, :months], axis=1) for values in run.cost.values()]
    _table(group, scales, "cost_cumulative", numpy.stack([summarised(v) for v in spent], axis=-1),
           ["statistic", "period", "payer"])
    names = [STAGES[p][0] if p in STAGES else STAGES[p.split(".")[0]][0] + " (väntar)" for p in places]
    _table(group, scales, "place_name", names, ["place"])
    _table(group, scales, "pool_name", [POOLS[p][0] for p in pools], ["pool"])
    stock = numpy.stack([summarised(values) for values in run.stock.values()], axis=-1)
    _table(group, scales, "stock", stock[:, :, None, :], ["statistic", "period", "reporting_group", "place"])
    cumulative = summarised(numpy.cumsum(run.placed, axis=1))
    _table(group, scales, "placements_cumulative", cumulative[:, :, None],
           ["statistic", "period", "reporting_group"])
    for index, name in enumerate(("caseload", "waiting", "slots")):
        values = [numpy.broadcast_to(parts[index], run.placed.shape) for parts in run.pools.values()]
        _table(group, scales, name, numpy.stack([summarised(v) for v in values], axis=-1),
               ["statistic", "period", "pool"])


def _write_yearly(group, run):
    scales = _scales(group, {"statistic": STATISTICS, "year": numpy.array(run.years), "payer": list(PAYERS),
                             "reporting_group": ["all"]})
    _table(group, scales, "payer_name", list(PAYERS.values()), ["payer"])
    _table(group, scales, "cost", numpy.stack([summarised(v) for v in run.cost.values()], axis=-1),
           ["statistic", "year", "payer"])
    sums = numpy.add.reduceat(run.placed, range(0, run.placed.shape[1], 12), axis=1)
    for name, factor in (("enrolled", 4), ("exits", 2), ("to_work_studies", 1)):
        _table(group, scales, f"sus.{name}", summarised(factor * sums)[:, :, None],
               ["statistic", "year", "reporting_group"])


def _write_curves(group, months, replications):
    """Exponential lives: 40 placements with support and 60 without in each replication, 150 arrivals."""
    month = numpy.arange(months + 1, dtype=float)
    scales = _scales(group, {"curve": ["placed", "other_exit", "still_waiting"],
                             "support": ["all", "with", "without"],
                             "months": month})
    placed, gone, risk = 0.03, 0.02, (1 - month / (months + 1)) * replications
    still = numpy.exp(-(placed + gone) * month)
    left = (1 - still) / (placed + gone)
    _table(group, scales, "time_to_placement", numpy.stack([placed * left, gone * left, still]),
           ["curve", "months"])
    _table(group, scales, "time_to_placement_at_risk", numpy.floor(150 * risk * still), ["months"])
    kept = numpy.stack([numpy.exp(-month / mean) for mean in (33, 50, 25)])
    _table(group, scales, "retention", kept, ["support", "months"])
    _table(group, scales, "retention_at_risk", numpy.floor(kept * risk * [[100], [40], [60]]),
           ["support", "months"])


def summarised(values):
    """The statistics of a sample along its first axis, in their published order."""
    quantiles = numpy.quantile(values, (0.05, 0.1, 0.5, 0.9, 0.95), axis=0)
    sd = values.std(axis=0, ddof=1) if len(values) > 1 else numpy.zeros(values.shape[1:])
    return numpy.stack([values.mean(axis=0), sd / numpy.sqrt(len(values)), sd, values.min(axis=0), *quantiles,
                        values.max(axis=0)])


def _scales(group, coordinates):
    scales = {}
    for name, values in coordinates.items():
        text = isinstance(values, list)
        scales[name] = group.create_dataset(name, data=values, dtype=h5py.string_dtype() if text else None)
        scales[name].make_scale(name)
    return scales


def _table(group, scales, name, values, dims):
    text = isinstance(values, list)
    table = group.create_dataset(name, data=values, dtype=h5py.string_dtype() if text else None)
    for axis, dim in enumerate(dims):
        table.dims[axis].attach_scale(scales[dim])


def _months_after(day, months):
    month = day.month - 1 + months
    return date(day.year + month // 12, month % 12 + 1, 1)
