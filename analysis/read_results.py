"""Opens a results file of stegvis and returns plain tables.

The layout is a published contract (README, "Results file"): what the file says it is, is checked before
anything else.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import h5py
import numpy

RESULTS, COMPARISON, SWEEP = "stegvis results", "stegvis comparison", "stegvis sweep"
POSTERIOR, SENSITIVITY, TORNADO = "stegvis posterior", "stegvis sensitivity", "stegvis tornado"
FILE_KINDS = (RESULTS, COMPARISON, SWEEP, POSTERIOR, SENSITIVITY, TORNADO)
LAYOUT_VERSION = 1
BARE = "This is a netCDF dimension but not a netCDF variable"  # what netCDF calls a dimension without a coordinate


class NotReadable(Exception):
    """The file cannot be read as results; `text` says why, by language."""

    def __init__(self, sv, en):
        super().__init__(en)
        self.text = {"sv": sv, "en": en}


@dataclass(frozen=True)
class Table:
    """Numbers with named dimensions; `labels` holds the coordinate of each dimension that has one."""

    values: numpy.ndarray
    dims: tuple = ()
    labels: dict = field(default_factory=dict)
    attributes: dict = field(default_factory=dict)

    def pick(self, **wanted):
        """The part where each named dimension has the wanted label; absent dimensions are passed over."""
        values, labels = self.values, self.labels
        for axis in reversed(range(len(self.dims))):
            dim = self.dims[axis]
            if dim in wanted:
                values = values.take(_index(labels[dim], wanted[dim], dim), axis=axis)
        rest = tuple(dim for dim in self.dims if dim not in wanted)
        return Table(values, rest, {d: labels[d] for d in rest if d in labels}, self.attributes)


class Results:
    """A results file: its attributes, and tables by path, each read when it is first asked for."""

    def __init__(self, path, attributes, tables):
        self.path, self.attributes = path, attributes
        self._tables = dict(tables)  # None: not read yet

    def table(self, path):
        """The table at a path such as "monthly/stock", or None where the file has none."""
        if path in self._tables and self._tables[path] is None:
            with _opened(self.path) as file:
                self._tables[path] = _table(file[path])
        return self._tables.get(path)

    def names(self, group):
        """The tables directly in a group, in the order of the file."""
        start = group + "/"
        return [path[len(start):]
                for path in self._tables if path.startswith(start) and "/" not in path[len(start):]]


def read(path):
    """Opens a results file. Raises NotReadable where it is none, or of a layout unknown to this program."""
    path = Path(path)
    if not path.is_file():
        raise NotReadable(f"{path}: filen finns inte.", f"{path}: there is no such file.")
    with _opened(path) as file:
        attributes = {key: _plain(value) for key, value in file.attrs.items()}
        _check(path, attributes)
        return Results(path, attributes, dict.fromkeys(_paths(file)))


@contextmanager
def _opened(path):
    """The file, open for reading; whatever HDF5 has against it is told as one sentence."""
    try:
        with h5py.File(path, "r") as file:
            yield file
    except (OSError, KeyError, RuntimeError, UnicodeDecodeError) as problem:
        raise NotReadable(f"{path}: går inte att läsa som HDF5 ({problem}).",
                          f"{path}: cannot be read as HDF5 ({problem}).") from problem


def _check(path, attributes):
    kind, version = attributes.get("file_kind"), attributes.get("layout_version")
    if kind not in FILE_KINDS:
        raise NotReadable(f"{path}: är ingen resultatfil från stegvis (file_kind är {kind!r}).",
                          f"{path}: is not a results file of stegvis (file_kind is {kind!r}).")
    if version != LAYOUT_VERSION:
        raise NotReadable(f"{path}: har layout {version}; det här programmet läser layout {LAYOUT_VERSION}.",
                          f"{path}: has layout {version}; this program reads layout {LAYOUT_VERSION}.")


def _paths(group, prefix=""):
    """The paths of all tables, in the order of the file."""
    for name in group:
        if group.get(name, getclass=True) is h5py.Group:
            yield from _paths(group[name], f"{prefix}{name}/")
        else:
            yield prefix + name


def _scale_name(scale):
    """What the scale calls itself; to ask for its path would search the whole file."""
    told = h5py.h5ds.get_scale_name(scale.id).decode()
    return scale.name.rsplit("/", 1)[-1] if not told or told.startswith(BARE) else told


def _table(dataset):
    dims, labels = [], {}
    for axis in range(dataset.ndim):
        scales = dataset.dims[axis].values()
        scale = scales[0] if scales else dataset if h5py.h5ds.is_scale(dataset.id) else None
        dim = _scale_name(scale) if scale is not None else f"axis_{axis}"
        dims.append(dim)
        if scale is not None and not _is_bare_dimension(scale):
            labels[dim] = _values(scale)
    return Table(_values(dataset), tuple(dims), labels, {k: _plain(v) for k, v in dataset.attrs.items()
                                                        if k not in ("DIMENSION_LIST", "REFERENCE_LIST")})


def _is_bare_dimension(scale):
    """netCDF marks a dimension without a coordinate by its scale's name."""
    name = _plain(scale.attrs.get("NAME", ""))
    return isinstance(name, str) and name.startswith(BARE)


def _values(dataset):
    if h5py.check_string_dtype(dataset.dtype):
        return numpy.array(dataset.asstr()[()], dtype=object)
    return dataset[()]


def _plain(value):
    if isinstance(value, bytes):
        return value.decode("utf-8")
    if isinstance(value, numpy.ndarray):
        return [_plain(v) for v in value] if value.size != 1 else _plain(value.ravel()[0])
    return value.item() if isinstance(value, numpy.generic) else value


def _index(labels, wanted, dim):
    found = numpy.flatnonzero(labels == wanted)
    if found.size == 0:
        raise KeyError(f"{dim} has no {wanted!r}, only {', '.join(map(str, labels))}")
    return int(found[0])
