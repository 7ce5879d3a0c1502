"""Client of ``specproofs audit``: puts a verification function of speculative decoding, as it is, under exact laws.

A complete audit of an engine's sampler, ``check.py``::

    import specproofs
    from my_engine.sampling import rejection_sample

    @specproofs.verify
    def check(drafted, draft_rows, target_rows):    # K tokens, K rows, K + 1 rows
        tokens, kept = rejection_sample(drafted, draft_rows, target_rows)
        return tokens, kept                         # all tokens written in this round, how many of them were drafts

    specproofs.serve()

``specproofs audit -- python3 check.py`` then runs the function along every path that its random numbers can take.
``random``, numpy and torch are steered while it runs; what cannot be steered is refused by name.

One file, the standard library alone, Python 3.9 and later. Apache-2.0.
"""

from __future__ import annotations

import copy
import functools
import json
import math
import os
import random
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import weakref
from fractions import Fraction
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

__version__ = "0.1.0"
__all__ = [
    "CannotSteer", "Coin", "Exponential", "Race", "Round",
    "accept", "below", "check", "coin", "draw", "drafts", "round", "sampled", "serve", "text", "verify",
]

PROTOCOL = 1
Number = Union[int, float, Fraction]


class CannotSteer(Exception):
    """The code did something with a random number whose law is not known here. No TypeError, as libraries swallow these."""


# The run -----------------------------------------------------------------------------------------------------------------

class _Run:
    """One run of the audited function: the answers that it is to follow, and the questions that it asked."""

    def __init__(self, answers: Sequence[Any]) -> None:
        self.answers, self.asked, self.coins = answers, [], 0  # type: Sequence[Any], List[Dict[str, Any]], int
        self.at = ""  # the place of a draw that is asked for later than where it stands
        self.seeded = False  # whether a generator was seeded, made, copied or saved in this run
        self.source: Optional["_Source"] = None  # the generator that is drawn from, where that matters
        self.drawn: Dict[Any, Tuple[Any, Any]] = {}  # by states of generators: what was drawn there, as what

    def settle(self, question: Dict[str, Any], likeliest: Any) -> Any:
        """The answer to a question: the given one, or the likeliest where none is given."""
        n = len(self.asked)
        answer = type(likeliest)(self.answers[n]) if n < len(self.answers) else likeliest
        question["at"], question["answer"] = self.at or _place(), answer
        self.asked.append(question)
        return answer


_run: Optional[_Run] = None
_HERE = os.path.abspath(__file__)


def _current() -> _Run:
    if _run is None:
        raise RuntimeError("no audit is running: random numbers are steered only while the audited function runs")
    return _run


_LIBRARY = os.path.dirname(os.path.abspath(random.__file__)).replace(os.sep, "/") + "/"


def _installed(file: str) -> Optional[str]:
    """The path below the folder of installed packages; None for a file elsewhere."""
    path = os.path.abspath(file).replace(os.sep, "/")
    for folder in ("/site-packages/", "/dist-packages/"):
        if folder in path:
            return path.rpartition(folder)[2]
    return None


@functools.lru_cache(maxsize=None)
def _is_machinery(file: str) -> bool:
    """Whether a file is no place of a decision: this client, the standard library, numpy, torch, a test framework. An engine is one."""
    installed = _installed(file)
    if installed is not None:
        return installed.split("/")[0] in ("numpy", "torch", "pytest", "_pytest", "pluggy")
    path = os.path.abspath(file).replace(os.sep, "/")
    return path == _HERE.replace(os.sep, "/") or file.startswith("<") or path.startswith(_LIBRARY)


@functools.lru_cache(maxsize=None)
def _is_client(file: str) -> bool:
    return os.path.abspath(file) == _HERE or file.startswith("<")


@functools.lru_cache(maxsize=None)
def _shown(file: str) -> str:
    relative = os.path.relpath(file)
    return _installed(file) or (os.path.basename(file) if relative.startswith("..") else relative)


def _place() -> str:
    """File and line of the audited code that asks: the innermost frame outside of libraries, or the innermost outside of here."""
    frame, fallback = sys._getframe(2), ""
    while frame is not None:
        file = frame.f_code.co_filename
        if not _is_machinery(file):
            return f"{_shown(file)}:{frame.f_lineno}"
        if not fallback and not _is_client(file):
            fallback = f"{_shown(file)}:{frame.f_lineno}"
        frame = frame.f_back  # type: ignore[assignment]
    return fallback


def _wire(value: Any) -> Union[float, str]:
    """A number as it is sent: a double, or an exact fraction in quotes."""
    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        return str(Fraction(value)) if not isinstance(value, int) else value
    number = float(value)
    return number if math.isfinite(number) else str(number)


class _Source:
    """A real generator. Where its state is one that was drawn from before in this run, as after equal seeds, so are the numbers.

    Its state is advanced with each number that is drawn here. ``inverts``: the library draws by comparing one uniform number.
    """

    def __init__(self, name: str, inverts: bool, state: Callable[[], Any], step: Callable[[], Any]) -> None:
        self.name, self.inverts, self.state, self.step = name, inverts, state, step

    def again(self, drawn: Any, make: Callable[[], Any]) -> Any:
        run, state = _current(), self.state()
        known = run.drawn.get(state)
        if known is None:
            run.source = None
            try:
                known = run.drawn[state] = drawn, make()
            finally:
                run.source = self
        elif known[0] != drawn:
            raise CannotSteer(
                f"{self.name} of a generator from whose state something else was drawn before, as equal seeds do, cannot be steered")
        self.step()
        return known[1]

    def draw(self, weights: Sequence[Any]) -> int:
        if not self.inverts:
            return self.again(("draw", self.name, tuple(map(float, weights))), lambda: draw(weights))
        u, end, last, total = coin(), 0.0, 0, math.fsum(float(weight) for weight in weights)
        for index, weight in enumerate(weights):
            if weight > 0:
                end, last = end + float(weight) / total, index
                if u < end:
                    break
        return last


def _drawing(source: _Source, steered: Callable[..., Any], args: Any, kwargs: Any) -> Any:
    """A library's random function, with the generator that it draws from."""
    run = _current()
    before, run.source = run.source, source if run.seeded else None
    try:
        return steered(*args, **kwargs)
    finally:
        run.source = before


def _exponential() -> "Exponential":
    source = _current().source
    return Exponential() if source is None else source.again("exponential", Exponential)


def accept(probability: Any) -> bool:
    """True with this probability."""
    number, source = float(probability), _current().source
    if source is not None:
        return source.again(("accept", source.name, number), lambda: accept(probability))
    return _current().settle({"accept": _wire(probability)}, not number < 0.5)


def draw(weights: Any) -> int:
    """An index drawn in proportion to weights."""
    source = _current().source
    if source is not None:
        return source.draw(weights)
    row = [_wire(weight) for weight in weights]
    return _current().settle({"draw": row}, max(range(len(row)), key=lambda i: float(weights[i]), default=0))


def coin() -> "Coin":
    """A uniform number in [0, 1) that any number of comparisons may read."""
    run = _current()
    if run.source is not None:
        return run.source.again("uniform", coin)
    run.coins += 1
    return Coin(_Uniform(run.coins - 1))


def below(uniform: "Coin", threshold: Number) -> bool:
    """Whether a uniform number is below a threshold; the same as ``uniform < threshold``."""
    return uniform < threshold


# Random numbers that are not known yet -----------------------------------------------------------------------------------

def _refuse(what: str) -> Callable[..., Any]:
    def refused(*_: Any, **__: Any) -> Any:
        raise CannotSteer(f"{what} cannot be steered")
    return refused


def _is_number(value: Any) -> bool:
    return type(value) is float or isinstance(value, (int, float, Fraction)) or (
        hasattr(value, "item") and getattr(value, "ndim", None) == 0 and not isinstance(value, (Coin, Exponential, Race)))


def _plain(value: Any) -> Any:
    return value if type(value) is float or isinstance(value, (int, float, Fraction)) else value.item()


class _Uniform:
    """What is known of a uniform number: the interval [low, high) that it lies in."""

    __slots__ = ("number", "low", "high")

    def __init__(self, number: int) -> None:
        self.number, self.low, self.high = number, 0, 1  # type: int, Number, Number

    def below(self, threshold: Number) -> bool:
        if threshold <= self.low or threshold >= self.high:
            return threshold >= self.high
        likelier = threshold - self.low >= self.high - threshold
        yes = _current().settle({"below": _wire(threshold), "coin": self.number}, bool(likelier))
        if yes:
            self.high = threshold
        else:
            self.low = threshold
        return bool(yes)


class Coin:
    """shift + scale · u for a uniform u that is known only as far as comparisons have asked.

    Comparisons with numbers, and sums and products with them, are exact. Anything else is refused by name.
    """

    __slots__ = ("u", "shift", "scale")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, u: _Uniform, shift: Number = 0, scale: Number = 1) -> None:
        self.u, self.shift, self.scale = u, shift, scale

    def _below(self, bound: Any, other: bool) -> Any:
        if not _is_number(bound):
            if bound is self:
                return False
            if isinstance(bound, Coin):
                raise CannotSteer("a comparison of two random numbers cannot be steered")
            return NotImplemented
        bound = _plain(bound)
        if bound != bound:
            return False  # NaN: every comparison is false
        if math.isinf(bound):
            return (bound > 0) != other
        if self.shift == 0 and self.scale == 1:
            return self.u.below(bound) != other
        if self.shift == 0 and self.scale > 0 and not 0 < bound < self.scale:
            return self.u.below(int(bound > 0)) != other  # decided
        threshold = (Fraction(bound) - Fraction(self.shift) if self.shift else Fraction(bound)) / Fraction(self.scale)
        return (self.u.below(threshold) == (self.scale > 0)) != other

    def __lt__(self, bound: Any) -> Any:
        return self._below(bound, False)

    def __gt__(self, bound: Any) -> Any:
        return self._below(bound, True)

    def __le__(self, bound: Any) -> Any:
        return True if bound is self else self < bound  # equality with a number has probability 0

    def __ge__(self, bound: Any) -> Any:
        return True if bound is self else self > bound

    def _affine(self, shift: Number, scale: Number) -> "Coin":
        """shift + scale · this."""
        if scale == 0 or not math.isfinite(scale) or not math.isfinite(shift):
            raise CannotSteer("a random number times 0 or an infinite number cannot be steered")
        if self.shift == 0 and self.scale == 1:
            return Coin(self.u, shift, scale)
        return Coin(self.u, Fraction(shift) + Fraction(scale) * Fraction(self.shift), Fraction(scale) * Fraction(self.scale))

    def __add__(self, other: Any) -> Any:
        return self._affine(_plain(other), 1) if _is_number(other) else _mixed(self, other, "+")

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return self._affine(-_plain(other), 1) if _is_number(other) else _mixed(self, other, "-")

    def __rsub__(self, other: Any) -> Any:
        return self._affine(_plain(other), -1) if _is_number(other) else _mixed(self, other, "-")

    def __mul__(self, other: Any) -> Any:
        return self._affine(0, _plain(other)) if _is_number(other) else _mixed(self, other, "*")

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        return self._affine(0, 1 / Fraction(_plain(other))) if _is_number(other) else _mixed(self, other, "/")

    def __neg__(self) -> "Coin":
        return self._affine(0, -1)

    def __floor__(self) -> int:
        low, high = sorted((self.shift, self.shift + self.scale))
        if high - low > 4096:
            raise CannotSteer("a random number with more than 4096 whole parts cannot be steered")
        whole = math.floor(low)
        while whole + 1 < high and not self < whole + 1:
            whole += 1
        return whole

    __int__ = __trunc__ = __floor__

    def log(self) -> "_LogUniform":
        """log u, the start of an exponential number."""
        if not ((self.shift, self.scale) in ((0, 1), (1, -1))):
            raise CannotSteer("the logarithm of a random number that was shifted or scaled cannot be steered")
        return _LogUniform()

    __float__ = _refuse("float() of a random number")
    __index__ = _refuse("a random number as an index")
    __bool__ = _refuse("the truth of a random number")
    __eq__ = __ne__ = _refuse("a random number in == or !=")  # type: ignore[assignment]
    __rtruediv__ = _refuse("a number divided by a random number")
    __pow__ = __rpow__ = _refuse("a power of a random number")
    __mod__ = __floordiv__ = __rmod__ = __rfloordiv__ = _refuse("whole division of a random number")
    __abs__ = __round__ = _refuse("rounding a random number")

    def __repr__(self) -> str:
        return "<a random number that is steered>"


class _LogUniform:
    """log u: negated, it is exponential."""

    def __neg__(self) -> "Exponential":
        return Exponential()

    __float__ = __add__ = __radd__ = __mul__ = __rmul__ = __lt__ = __gt__ = _refuse("log(u) other than in -log(u)")  # type: ignore


class Exponential:
    """An exponential number, to be divided by or into weights: the numbers of a race."""

    __slots__ = ("spent",)

    def __init__(self) -> None:
        self.spent = False

    def _run(self, weight: Any, first_wins: bool) -> "Race":
        if self.spent:
            raise CannotSteer("a race whose noise is used twice cannot be steered")
        self.spent = True
        return Race(_plain(weight), first_wins)

    def __rtruediv__(self, weight: Any) -> Any:
        return self._run(weight, False) if _is_number(weight) else _mixed(self, weight, "/")

    def __truediv__(self, weight: Any) -> Any:
        return self._run(weight, True) if _is_number(weight) else _mixed(self, weight, "/")

    def log(self) -> "_LogExponential":
        """log E: negated, it is Gumbel."""
        return _LogExponential(self)

    __float__ = __bool__ = __add__ = __radd__ = __sub__ = __mul__ = __rmul__ = _refuse("an exponential number outside of a race")
    __lt__ = __gt__ = __le__ = __ge__ = _refuse("a comparison of an exponential number")

    def __repr__(self) -> str:
        return "<an exponential number that is steered>"


class _LogExponential:
    def __init__(self, noise: Exponential) -> None:
        self.noise = noise

    def __neg__(self) -> "_Gumbel":
        return _Gumbel(self.noise)

    __float__ = __add__ = __radd__ = __mul__ = __rmul__ = __lt__ = __gt__ = _refuse("log(E) other than in -log(E)")  # type: ignore

    def __rsub__(self, logit: Any) -> Any:
        return _Gumbel(self.noise) + logit if _is_number(logit) else _mixed(self, logit, "-")


class _Gumbel:
    """Gumbel noise: added to the logarithm of weights, the largest sum is a draw in proportion to the weights."""

    def __init__(self, noise: Exponential) -> None:
        self.noise = noise

    def __add__(self, logit: Any) -> Any:
        return math.exp(_plain(logit)) / self.noise if _is_number(logit) else _mixed(self, logit, "+")

    __radd__ = __add__
    __float__ = __bool__ = __mul__ = __rmul__ = __lt__ = __gt__ = _refuse("Gumbel noise outside of a race")  # type: ignore[assignment]


class Race:
    """The best so far of weights divided by exponentials. Given that it is the best, by how much says nothing of which it is.

    So a comparison of two such numbers asks with their weights, and the winner goes on with both.
    """

    __slots__ = ("weight", "first_wins", "lost")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, weight: Number, first_wins: bool = False) -> None:
        if not weight >= 0:
            raise CannotSteer(f"a race with the weight {weight} cannot be steered")
        self.weight, self.first_wins, self.lost = weight, first_wins, False

    def _beats(self, other: Any) -> bool:
        if not isinstance(other, Race) or other.first_wins != self.first_wins:
            raise CannotSteer("a comparison of a number of a race with anything but its rivals cannot be steered")
        if self is other:
            return False
        if self.lost or other.lost:
            raise CannotSteer("a race of which more than the winner is used cannot be steered")
        if other.weight == 0 or self.weight == 0:
            winner = self if self.weight > 0 else other if other.weight > 0 else None
            return winner is self
        total = self.weight + other.weight
        won = accept(self.weight / total)
        winner, loser = (self, other) if won else (other, self)
        winner.weight, loser.lost = total, True
        return won

    def __gt__(self, other: Any) -> bool:
        return other._beats(self) if self.first_wins and isinstance(other, Race) else self._beats(other)

    def __lt__(self, other: Any) -> bool:
        return other > self if isinstance(other, Race) else self._beats(other)

    __ge__, __le__ = __gt__, __lt__
    __float__ = __bool__ = __add__ = __radd__ = __mul__ = __rmul__ = _refuse("arithmetic on a number of a race")
    __eq__ = __ne__ = _refuse("a number of a race in == or !=")  # type: ignore[assignment]


def _mixed(one: Any, other: Any, sign: str) -> Any:
    if isinstance(other, (Coin, Exponential, Race, _Gumbel, _LogUniform, _LogExponential)):
        raise CannotSteer(f"{type(one).__name__} {sign} {type(other).__name__}: arithmetic of two random numbers cannot be steered")
    return NotImplemented


class _Later:
    """A draw that is asked for when somebody looks at it: one that is thrown away has no paths, as its law does not matter."""

    __slots__ = ("ask", "run", "at", "value")

    def __init__(self, ask: Callable[[], int]) -> None:
        self.ask, self.run, self.at, self.value = ask, _current(), _place(), None  # type: Callable[[], int], _Run, str, Optional[int]

    def look(self) -> int:
        if self.value is None:
            run = _current()
            if run is not self.run:
                raise CannotSteer("a random number that is used outside of the run that drew it cannot be steered")
            before, run.at = run.at, self.at
            try:
                self.value = self.ask()
            finally:
                run.at = before
        return self.value


def _looked(value: Any) -> Any:
    return value.look() if isinstance(value, _Later) else value


# What is steered: random -------------------------------------------------------------------------------------------------

def _uniform_index(count: int) -> int:
    if not 0 < count <= 4096:
        raise CannotSteer(f"a draw of one of {count} numbers cannot be steered: at most 4096")
    return draw([1] * count)


def _shaped(shape: Any, make: Callable[[], Any]) -> Any:
    """One number, or an array of objects."""
    if shape is None or shape == ():
        return make()
    import numpy
    array = numpy.empty(shape, dtype=object)
    for place in numpy.ndindex(array.shape):
        array[place] = make()
    return array


def _choices(population: Any, weights: Any = None, *, cum_weights: Any = None, k: int = 1) -> List[Any]:
    if cum_weights is not None:
        weights = [high - low for low, high in zip([0, *cum_weights], cum_weights)]
    return [population[_uniform_index(len(population)) if weights is None else draw(list(weights))] for _ in range(k)]


def _randrange(start: int, stop: Optional[int] = None, step: int = 1) -> int:
    numbers = range(start) if stop is None else range(start, stop, step)
    return numbers[_uniform_index(len(numbers))]


def _shuffled(items: Any, count: Optional[int] = None) -> List[Any]:
    left = list(items)
    return [left.pop(_uniform_index(len(left))) for _ in range(len(left) if count is None else count)]


def _shuffle(items: Any) -> None:
    items[:] = _shuffled(items)


_RANDOM: Dict[str, Callable[..., Any]] = {
    "random": lambda: coin(),
    "uniform": lambda a, b: a + (b - a) * coin() if a != b else a,
    "choices": _choices,
    "choice": lambda items: items[_uniform_index(len(items))],
    "randrange": _randrange,
    "randint": lambda a, b: _randrange(a, b + 1),
    "sample": lambda items, k, **_: _shuffled(items, k),
    "shuffle": _shuffle,
    "expovariate": lambda lambd=1.0: _exponential() if lambd == 1 else _refuse("random.expovariate of another rate than 1")(),
}
for _name in ("betavariate", "binomialvariate", "gammavariate", "gauss", "getrandbits", "lognormvariate", "normalvariate",
              "paretovariate", "randbytes", "triangular", "vonmisesvariate", "weibullvariate"):
    _RANDOM[_name] = _refuse(f"random.{_name}")


def _switch(steered: Callable[..., Any], original: Callable[..., Any]) -> Callable[..., Any]:
    """The steered function while the audited function runs, the original at any other time."""
    @functools.wraps(original, updated=())
    def either(*args: Any, **kwargs: Any) -> Any:
        return original(*args, **kwargs) if _run is None else steered(*args, **kwargs)
    return either


def _steer_random() -> Dict[int, Any]:
    """Steers the module and every generator of its class; returns what replaces each function that was imported by name."""
    replaced: Dict[int, Any] = {}
    state, step, shared = random.Random.getstate, random.Random.random, random.random.__self__  # type: ignore[attr-defined]

    def method_of(name: str, steered: Callable[..., Any]) -> Callable[..., Any]:
        def method(self: Any, *args: Any, **kwargs: Any) -> Any:
            if isinstance(self, random.SystemRandom):
                return steered(*args, **kwargs)
            source = _Source(f"random.{name}", name == "choices", lambda: ("random", state(self)), lambda: step(self))
            return _drawing(source, steered, args, kwargs)
        return method

    def seeding(original: Callable[..., Any]) -> Callable[..., Any]:
        def method(self: Any, *args: Any, **kwargs: Any) -> Any:
            if original.__name__ != "seed" or kwargs or args not in ((), (None,)):
                _current().seeded = True
            return original(self, *args, **kwargs)
        return method
    for name in ("seed", "getstate", "setstate", *_RANDOM):
        if hasattr(random, name):
            original, own = getattr(random, name), getattr(random.Random, name)
            method = method_of(name, _RANDOM[name]) if name in _RANDOM else seeding(own)
            replaced[id(original)] = either = _switch(functools.partial(method, shared), original)
            setattr(random, name, either)
            setattr(random.Random, name, _switch(method, own))
    system = random.SystemRandom
    for name in ("random", "getrandbits"):
        setattr(system, name, _switch(_refuse(f"random.SystemRandom.{name}"), getattr(system, name)))
    return replaced


# What is steered: numpy --------------------------------------------------------------------------------------------------

def _numpy_choice(items: Any, size: Any = None, replace: bool = True, p: Any = None, **_: Any) -> Any:
    import numpy
    population = numpy.arange(items) if isinstance(items, (int, numpy.integer)) else numpy.asarray(items)
    if p is not None:
        p = [float(weight) for weight in p]
        if any(weight < 0 or weight != weight for weight in p):
            raise ValueError("probabilities are not non-negative")
        if abs(math.fsum(p) - 1) > 1.5e-8:
            raise ValueError(f"probabilities do not sum to 1: their sum is {math.fsum(p)!r}")
    left = [1.0] * len(population) if p is None else p

    def one() -> Any:
        index = draw(left)
        if not replace:
            left[index] = 0.0
        return population[index]
    if size is None:
        return one()
    array = numpy.empty(size, dtype=population.dtype)
    for place in numpy.ndindex(array.shape):
        array[place] = one()
    return array


def _numpy_integers(low: int, high: Optional[int] = None, size: Any = None, dtype: Any = int, endpoint: bool = False) -> Any:
    import numpy
    start, stop = (0, low) if high is None else (low, high)
    numbers = _shaped(size, lambda: start + _uniform_index(stop + bool(endpoint) - start))
    return numbers if size is None else numpy.asarray(numbers).astype(dtype)


def _numpy_multinomial(n: int, pvals: Any, size: Any = None) -> Any:
    import numpy
    if n != 1 or size is not None:
        raise CannotSteer("numpy.random.multinomial of more than one draw cannot be steered")
    counts = numpy.zeros(len(pvals), dtype=int)
    counts[draw([float(weight) for weight in pvals])] = 1
    return counts


def _numpy_binomial(n: int, p: Any, size: Any = None) -> Any:
    import numpy
    if n != 1:
        raise CannotSteer("numpy.random.binomial of more than one trial cannot be steered")
    if size is None and numpy.ndim(p) == 0:
        return int(accept(p))
    chances = numpy.broadcast_to(p, numpy.shape(p) if size is None else size)
    return numpy.array([int(accept(chance)) for chance in chances.ravel().tolist()]).reshape(chances.shape)


def _numpy_exponential(scale: float = 1.0, size: Any = None) -> Any:
    if scale != 1:
        raise CannotSteer("numpy.random.exponential of another scale than 1 cannot be steered")
    return _shaped(size, _exponential)


def _numpy_gumbel(loc: float = 0.0, scale: float = 1.0, size: Any = None) -> Any:
    if (loc, scale) != (0, 1):
        raise CannotSteer("numpy.random.gumbel of another place or scale than 0 and 1 cannot be steered")
    return _shaped(size, lambda: _Gumbel(_exponential()))


def _numpy_uniform(low: float = 0.0, high: float = 1.0, size: Any = None) -> Any:
    return _shaped(size, lambda: coin() if (low, high) == (0, 1) else low + (high - low) * coin())


_NUMPY: Dict[str, Callable[..., Any]] = {
    "random": lambda size=None, *_, **__: _shaped(size, coin),
    "rand": lambda *shape: _shaped(shape or None, coin),
    "uniform": _numpy_uniform,
    "choice": _numpy_choice,
    "integers": _numpy_integers,
    "randint": lambda low, high=None, size=None, dtype=int: _numpy_integers(low, high, size, dtype),
    "multinomial": _numpy_multinomial,
    "binomial": _numpy_binomial,
    "exponential": _numpy_exponential,
    "standard_exponential": lambda size=None, *_, **__: _numpy_exponential(1.0, size),
    "gumbel": _numpy_gumbel,
    "shuffle": lambda items, *_, **__: _shuffle(items),
    "permutation": lambda items: __import__("numpy").array(_shuffled(range(items) if isinstance(items, int) else items)),
}
for _name in ("random_sample", "ranf", "sample"):
    _NUMPY[_name] = lambda size=None: _shaped(size, coin)


class _Generator:
    """A stand-in for numpy's generators: steered while the audited function runs, the real one at any other time."""

    def __init__(self, real: Any) -> None:
        self._real = real

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._real, name)
        if name in _STATE:
            if _run is not None:
                _run.seeded = True
            return real
        return _numpy_method(self._real, name, f"numpy.random.Generator.{name}", real) if callable(real) else real

    def __deepcopy__(self, memo: Any) -> "_Generator":
        if _run is not None:
            _run.seeded = True
        return _Generator(copy.deepcopy(self._real, memo))

    def __reduce__(self) -> Any:
        return _Generator, (self._real,)


_STATE = frozenset(("seed", "get_state", "set_state", "bit_generator", "spawn"))


def _numpy_state(real: Any) -> Any:
    if hasattr(real, "bit_generator"):
        return "numpy", json.dumps(real.bit_generator.state, default=lambda value: value.tobytes().hex())
    name, key, position = real.get_state()[:3]
    return "numpy", name, key.tobytes(), position


def _numpy_method(generator: Any, name: str, called: str, original: Callable[..., Any]) -> Callable[..., Any]:
    source = _Source(called, name == "choice", lambda: _numpy_state(generator), lambda: generator.random())
    steered = _NUMPY.get(name, _refuse(called))
    return _switch(lambda *args, **kwargs: _drawing(source, steered, args, kwargs), original)


def _seeded(original: Callable[..., Any]) -> Callable[..., Any]:
    """A function that seeds, saves or restores a generator."""
    def seeds(*args: Any, **kwargs: Any) -> Any:
        _current().seeded = True
        return original(*args, **kwargs)
    return _switch(seeds, original)


def _steer_numpy() -> Dict[int, Any]:
    import numpy
    module, replaced = numpy.random, {}  # type: Any, Dict[int, Any]
    classes = tuple(getattr(module, name) for name in ("Generator", "RandomState") if hasattr(module, name))
    for name in dir(module):
        original = getattr(module, name)
        if name.startswith("_") or not callable(original) or name in ("SeedSequence", "BitGenerator"):
            continue
        if isinstance(original, type):
            if name not in ("Generator", "RandomState"):
                continue
            either: Any = functools.partial(lambda make, *args, **kwargs: _Generator(_made(make(*args, **kwargs))), original)
        elif name == "default_rng":
            either = functools.partial(
                lambda make, seed=None: seed if isinstance(seed, _Generator) else _Generator(_made(make(seed))), original)
        elif name in _STATE:
            either = _seeded(original)
        else:
            either = _numpy_method(module.mtrand._rand, name, f"numpy.random.{name}", original)
        replaced[id(original)] = either
        setattr(module, name, either)
    _generators.extend(classes)
    return replaced


def _made(generator: Any) -> Any:
    if _run is not None:
        _run.seeded = True
    return generator


_generators: List[type] = []


# What is steered: torch --------------------------------------------------------------------------------------------------

_LOOK = frozenset(("size", "dim", "ndimension", "numel", "nelement", "stride", "is_contiguous", "len", "is_floating_point", "shape", "ndim",
                   "device", "dtype", "is_cuda", "layout", "requires_grad", "get_device", "is_sparse", "names", "is_complex"))
_VIEW = frozenset(("getitem", "view", "reshape", "squeeze", "unsqueeze", "flatten", "expand", "expand_as", "contiguous", "clone", "to",
                   "cpu", "cuda", "float", "double", "half", "bfloat16", "detach", "transpose", "permute", "t", "select", "narrow",
                   "index_select", "view_as", "reshape_as", "chunk", "split", "unbind", "T", "data", "repeat", "gather", "take", "type",
                   "repeat_interleave", "movedim", "swapaxes", "ravel", "unflatten", "iter"))
_CASTS = frozenset(("to", "cpu", "cuda", "float", "double", "half", "bfloat16", "type", "detach", "contiguous", "data"))
_BINARY: Dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b, "radd": lambda a, b: b + a, "sub": lambda a, b: a - b, "subtract": lambda a, b: a - b,
    "rsub": lambda a, b: b - a, "mul": lambda a, b: a * b, "multiply": lambda a, b: a * b, "rmul": lambda a, b: b * a,
    "div": lambda a, b: a / b, "divide": lambda a, b: a / b, "truediv": lambda a, b: a / b, "true_divide": lambda a, b: a / b,
    "rdiv": lambda a, b: b / a, "rtruediv": lambda a, b: b / a,
    "lt": lambda a, b: a < b, "less": lambda a, b: a < b, "le": lambda a, b: a <= b, "less_equal": lambda a, b: a <= b,
    "gt": lambda a, b: a > b, "greater": lambda a, b: a > b, "ge": lambda a, b: a >= b, "greater_equal": lambda a, b: a >= b,
}
_BINARY.update({"iadd": _BINARY["add"], "isub": _BINARY["sub"], "imul": _BINARY["mul"], "idiv": _BINARY["div"],
                "itruediv": _BINARY["div"]})
_DRAWN = frozenset(("rand", "rand_like", "uniform_", "exponential_", "bernoulli", "bernoulli_", "multinomial", "randint", "randint_like",
                    "random_"))
_UNSTEERED = frozenset(("randn", "randn_like", "normal", "normal_", "randperm", "poisson", "dropout", "alpha_dropout", "feature_dropout",
                        "geometric_", "log_normal_", "cauchy_", "rrelu", "binomial", "gumbel_softmax", "fractional_max_pool2d"))


_COPIES = frozenset(("item", "tolist", "int", "index", "bool", "float", "complex", "eq", "ne", "where", "getitem", "setitem", "stack",
                     "cat", "concat", "equal", "gather", "scatter", "one_hot", "sum", "cumsum", "cumprod", "all", "any", "max", "min",
                     "repr", "format", "contains", "index_select", "take", "take_along_dim", "index_put", "masked_fill", *_BINARY))
_WATCHED = 256


class _Torch:
    """How torch is steered: its random functions are replaced, and tensors of their numbers are of a class that torch shows us.

    ``mode`` sees every function. It is on in the first runs, and in one of 32 later: torch takes longer for it than for all the rest. Code
    that reaches a random function by a name which was not replaced is found out there, and from then on it is always on.
    """

    def __init__(self, mode: Any, replaced: Dict[int, Any]) -> None:
        self.mode, self.replaced, self.always, self.runs, self.stepping = mode, replaced, False, 0, False

    def watched(self) -> bool:
        self.runs += 1
        return self.always or self.runs <= _WATCHED or self.runs % 32 == 0


def _steer_torch() -> _Torch:
    """Makes torch's random functions return numbers that are not known yet: objects, each at its place in a tensor.

    The data of such a tensor are NaN, or out of range as an index, so that code which torch does not show us (a kernel) computes nothing
    that looks right.
    """
    import torch
    from torch.overrides import TorchFunctionMode

    class Steered(torch.Tensor):  # type: ignore[misc]
        """A tensor of numbers that are not known yet. A class of its own, so that torch shows us what is done with it."""

        @classmethod
        def __torch_function__(cls, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            if _run is None:
                raise CannotSteer("torch: a random number that is used outside of the run that drew it cannot be steered")
            with torch._C.DisableTorchFunction():
                return handled(name_of(func), func, args, kwargs or {})

    class Family:
        """Tensors of later draws that share memory."""

        __slots__ = ("base", "others", "start", "end")

        def __init__(self, base: Any) -> None:
            self.base, self.others = base, []  # type: Any, List[Any]
            self.start = base.data_ptr()
            self.end = self.start + base.numel() * base.element_size()

    def name_of(func: Any) -> str:
        name = getattr(func, "__name__", None) or str(func)
        return getattr(getattr(func, "__self__", None), "__name__", name) if name in ("__get__", "__set__") else name

    def shaped(values: List[Any], shape: Any, dtype: Any) -> Any:
        tensor = torch.tensor(values, dtype=dtype)
        return tensor if len(shape) == 1 else tensor.reshape(shape)

    def flat(tensor: Any) -> List[Any]:
        return tensor.tolist() if tensor.dim() == 1 else tensor.reshape(-1).tolist()

    def noise(value: Any) -> Any:
        return value._specproofs if isinstance(value, Steered) else None

    def is_later(value: Any) -> bool:
        return isinstance(value, Steered) and value._specproofs_family is not None

    @functools.lru_cache(maxsize=256)
    def in_order(shape: Tuple[int, ...]) -> Any:
        return torch.arange(math.prod(shape), dtype=torch.int64).reshape(shape)

    def fill(tensor: Any, objects: Sequence[Any], index: Any = None) -> Any:
        if index is None:
            index = in_order(tuple(tensor.shape))
        tensor.__class__ = Steered
        tensor._specproofs, tensor._specproofs_family = (objects, index), None
        return tensor

    def later(objects: Sequence[Any], shape: Any) -> Any:
        """A tensor of draws that are asked for when they are looked at."""
        if not any(isinstance(value, _Later) and value.value is None for value in objects):
            return shaped([_looked(value) for value in objects], shape, torch.int64)
        tensor = torch.full(tuple(shape), -(1 << 62), dtype=torch.int64)
        family = Family(tensor)
        fill(tensor, objects)._specproofs_family = family
        return tensor

    def known(tensor: Any) -> Any:
        """The values of later draws, which are asked for now."""
        objects, index = tensor._specproofs
        return shaped([_looked(objects[i]) for i in flat(index)], index.shape, torch.int64)

    def settle(tensor: Any) -> None:
        """Asks for all draws of a family, and makes its tensors the ordinary ones that they would have been."""
        family = tensor._specproofs_family
        for member in [family.base, *(other() for other in family.others)]:
            if is_later(member):
                values = known(member)
                member.__class__ = torch.Tensor
                del member._specproofs, member._specproofs_family
                if member is family.base:
                    member.copy_(values)

    def settled(values: Any) -> Any:
        """Arguments with the values of later draws."""
        if isinstance(values, (list, tuple)) and not isinstance(values, torch.Size):
            return type(values)(settled(value) for value in values) if type(values) in (list, tuple) else values
        return known(values) if is_later(values) else values

    def fresh(shape: Any, make: Callable[[], Any], dtype: Any = None) -> Any:
        dtype = dtype if dtype is not None and dtype.is_floating_point else torch.get_default_dtype()
        tensor = torch.full(tuple(shape), math.nan, dtype=dtype)
        return fill(tensor, [make() for _ in range(tensor.numel())])

    def overwritten(tensor: Any, make: Callable[[], Any]) -> Any:
        if tensor._is_view():
            raise CannotSteer("torch: random numbers written into a view of a tensor cannot be steered")
        tensor.fill_(math.nan)
        return fill(tensor, [make() for _ in range(tensor.numel())])

    def items(value: Any, shape: Any) -> List[Any]:
        """The elements of a tensor or number, broadcast to a shape; random ones as objects."""
        held = noise(value)
        if held is not None:
            objects, index = held
            return [objects[i] for i in flat(index if index.shape == shape else index.expand(shape))]
        if isinstance(value, torch.Tensor):
            return flat(value if value.shape == shape else value.expand(shape))
        return [value] * max(1, int(math.prod(shape)))

    def elementwise(func: Callable[..., Any], *values: Any) -> Any:
        shapes = [value.shape for value in values if isinstance(value, torch.Tensor)]
        shape = shapes[0] if all(other == shapes[0] for other in shapes) else torch.broadcast_shapes(*shapes)
        results = [func(*parts) for parts in zip(*(items(value, shape) for value in values))]
        if all(isinstance(result, bool) for result in results):
            return shaped(results, shape, torch.bool)
        return fill(torch.full(shape, math.nan), results)

    def best(tensor: Any, dim: Optional[int], keepdim: bool, largest: bool) -> Any:
        objects, index = noise(tensor)
        if dim is None:
            index, dim = index.reshape(-1), 0
        moved = index.movedim(dim, -1)

        def winner(rivals: Sequence[Any]) -> int:
            first = 0
            for place in range(1, len(rivals)):
                one, other = rivals[place], rivals[first]
                if one > other if largest else one < other:
                    first = place
            return first

        def of(row: Sequence[int]) -> Any:
            rivals = [objects[i] for i in row]
            # Only a race is thrown away as a whole: whether a coin was compared matters to later comparisons.
            return _Later(lambda: winner(rivals)) if all(isinstance(rival, Race) for rival in rivals) else winner(rivals)
        result = later([of(row) for row in moved.reshape(-1, moved.shape[-1]).tolist()], moved.shape[:-1])
        return result if not keepdim else viewed(result, lambda raw: raw.unsqueeze(dim)) if is_later(result) else result.unsqueeze(dim)

    def multinomial(weights: Any, num_samples: int, replacement: bool = False, **_: Any) -> Any:
        drawn: List[Any] = []
        for row in weights.reshape(-1, weights.shape[-1]).tolist():
            total = sum(row)
            if _current().source is None and (num_samples == 1 or replacement) and 0 < total < math.inf and min(row) >= 0:
                drawn += [_Later(functools.partial(draw, row)) for _ in range(num_samples)]
                continue
            for _ in range(num_samples):
                drawn.append(draw(row))
                if not replacement:
                    row[drawn[-1]] = 0.0
        return later(drawn, (*weights.shape[:-1], num_samples))

    def bernoulli(tensor: Any, chances: Any) -> Any:
        shape = tensor.shape
        values = [float(accept(chance)) for chance in items(chances, shape)]
        return torch.tensor(values).reshape(shape)

    def size_of(args: Sequence[Any], kwargs: Dict[str, Any]) -> Any:
        if "size" in kwargs:
            return kwargs["size"]
        return args[0] if len(args) == 1 and isinstance(args[0], (tuple, list, torch.Size)) else args

    def drawn(name: str, args: Sequence[Any], kwargs: Dict[str, Any]) -> Any:
        if name == "rand":
            return fresh(size_of(args, kwargs), coin, kwargs.get("dtype"))
        if name == "rand_like":
            return fresh(args[0].shape, coin, kwargs.get("dtype", args[0].dtype))
        if name == "uniform_":
            low, high = (list(args[1:3]) + [kwargs.get("from", 0.0), kwargs.get("to", 1.0)][len(args) - 1:])[:2]
            return overwritten(args[0], lambda: coin() if (low, high) == (0, 1) else low + (high - low) * coin())
        if name == "exponential_":
            if (args[1] if len(args) > 1 else kwargs.get("lambd", 1.0)) != 1:
                raise CannotSteer("torch: exponential_ of another rate than 1 cannot be steered")
            return overwritten(args[0], _exponential)
        if name == "bernoulli":
            return bernoulli(args[0], args[1] if len(args) > 1 else kwargs.get("p", args[0])).to(args[0].dtype)
        if name == "bernoulli_":
            return args[0].copy_(bernoulli(args[0], args[1] if len(args) > 1 else kwargs.get("p", 0.5)))
        if name == "multinomial":
            return multinomial(*args, **kwargs)
        if name == "randint":
            low, high = (0, args[0]) if len(args) < 2 or not isinstance(args[1], int) else args[:2]
            shape = kwargs.get("size", args[-1])
            return torch.tensor([low + _uniform_index(high - low) for _ in range(math.prod(shape))]).reshape(tuple(shape))
        raise CannotSteer(f"torch.{name} cannot be steered")

    def random(name: str, args: Sequence[Any], kwargs: Dict[str, Any]) -> Any:
        """A random function."""
        if name in _UNSTEERED:
            raise CannotSteer(f"torch.{name} cannot be steered")
        if any(isinstance(value, Steered) for value in args) and name not in ("uniform_", "exponential_", "rand_like"):
            raise CannotSteer(f"torch.{name} of random numbers cannot be steered")
        generator = kwargs.get("generator")
        if generator is not None:
            _current().seeded = True
        real = generator if generator is not None else torch.default_generator
        source = _Source(f"torch.{name}", False, lambda: ("torch", bytes(real.get_state().numpy())), lambda: step(real))
        return _drawing(source, drawn, (name, args, kwargs), {})

    def step(generator: Any) -> None:
        steering.stepping = True
        try:
            rand(1, generator=generator)
        finally:
            steering.stepping = False

    def is_random(name: str, args: Sequence[Any], kwargs: Dict[str, Any]) -> bool:
        idle = name.endswith("dropout") and not (args[2] if len(args) > 2 else kwargs.get("training", kwargs.get("train", True)))
        return (name in _DRAWN or name in _UNSTEERED) and not idle

    def viewed(tensor: Any, view: Callable[[Any], Any]) -> Any:
        """A view, or several, of a random tensor: the same numbers at other places."""
        (objects, index), family = tensor._specproofs, tensor._specproofs_family
        seen = view(index)

        def of(part: Any) -> Any:
            return fill(torch.full(tuple(part.shape), math.nan), objects, part)
        if family is None:
            return [of(part) for part in seen] if isinstance(seen, (tuple, list)) else of(seen)
        raw = view(tensor)

        def shared(data: Any, part: Any) -> Any:
            fill(data, objects, part)
            if family.start <= data.data_ptr() < family.end:
                data._specproofs_family = family
                family.others.append(weakref.ref(data))
            else:
                data._specproofs_family = Family(data)
            return data
        return [shared(*each) for each in zip(raw, seen)] if isinstance(seen, (tuple, list)) else shared(raw, seen)

    def handled_later(name: str, plain: str, func: Any, args: Sequence[Any], kwargs: Dict[str, Any]) -> Any:
        """A function with later draws among its arguments: what only moves them leaves them for later."""
        own = bool(args) and is_later(args[0])
        cast = plain in _CASTS and plain not in ("detach", "contiguous", "data")
        if own and plain in _VIEW and not cast and plain != "iter" and not in_place(name) and not holds_later(args[1:]):
            return viewed(args[0], lambda raw: func(raw, *args[1:], **kwargs))
        if plain == "where" and len(args) == 3 and not kwargs and not isinstance(args[0], Steered):
            chosen = [value if isinstance(value, torch.Tensor) else torch.tensor(value) for value in args[1:]]
            if all(value.dtype == torch.int64 and (is_later(value) or not isinstance(value, Steered)) for value in chosen):
                shapes = [value.shape for value in (args[0], *chosen)]
                shape = shapes[0] if shapes[0] == shapes[1] == shapes[2] else torch.broadcast_shapes(*shapes)
                parts = zip(*(items(value, shape) for value in (args[0], *chosen)))
                return later([one if condition else other for condition, one, other in parts], shape)
        if own and (in_place(name) or name == "__setitem__" or "out" in kwargs or plain not in _COPIES):
            settle(args[0])
        args, kwargs = settled(tuple(args)), {key: settled(value) for key, value in kwargs.items()}
        return handled(name, func, args, kwargs) if holds(args, Steered) else func(*args, **kwargs)

    def in_place(name: str) -> bool:
        return name[0] != "_" and name[-1] == "_" or name.startswith("__i") and name not in (
            "__invert__", "__int__", "__index__", "__iter__")

    def holds(values: Any, kind: type) -> bool:
        for value in values:
            if isinstance(value, kind) or (isinstance(value, (list, tuple)) and holds(value, kind)):
                return True
        return False

    def holds_later(values: Any) -> bool:
        for value in values:
            if is_later(value) or (isinstance(value, (list, tuple)) and holds_later(value)):
                return True
        return False

    def handled(name: str, func: Any, args: Sequence[Any], kwargs: Dict[str, Any]) -> Any:
        """A function with a random tensor among its arguments."""
        plain, first = name.strip("_"), noise(args[0]) if args else None
        if plain in _LOOK:
            return func(*args, **kwargs)
        if holds_later(args) or (kwargs and holds_later(kwargs.values())):
            return handled_later(name, plain, func, args, kwargs)
        if name in ("__float__", "__int__", "__bool__", "__index__", "__complex__"):
            raise CannotSteer(f"torch: {plain}() of a random number cannot be steered")
        if plain in _VIEW and first is not None:
            if plain == "iter":
                return iter(viewed(args[0], list))
            if in_place(name):
                raise CannotSteer(f"torch: {name} of random numbers cannot be steered")
            return viewed(args[0], lambda index: index if plain in _CASTS else func(index, *args[1:], **kwargs))
        if plain in _BINARY and len(args) == 2 and not kwargs.get("out"):
            result = elementwise(_BINARY[plain], *args)
            if in_place(name) and noise(result) is not None:
                return fill(args[0], *noise(result))
            return result
        if plain == "neg" and first is not None:
            return elementwise(lambda value: -value, args[0])
        if plain == "log" and first is not None:
            result = elementwise(lambda value: value.log(), args[0])
            return fill(args[0], *noise(result)) if name == "log_" else result
        if plain in ("item", "tolist") and first is not None:
            objects, index = first
            held = index.tolist()
            if plain == "item" and index.numel() != 1:
                raise ValueError("only one element tensors can be converted to Python scalars")
            if plain == "item":
                return objects[index.reshape(-1).tolist()[0]]

            def named(part: Any) -> Any:
                return [named(inner) for inner in part] if isinstance(part, list) else objects[part]
            return named(held)
        if plain in ("argmax", "argmin") and first is not None:
            dim = args[1] if len(args) > 1 else kwargs.get("dim")
            return best(args[0], dim, args[2] if len(args) > 2 else kwargs.get("keepdim", False), plain == "argmax")
        if plain == "searchsorted" and noise(args[1]) is not None and noise(args[0]) is None:
            right = kwargs.get("right", False) or kwargs.get("side") == "right"
            sequence = args[0]
            rows = sequence.expand(*args[1].shape[:-1], sequence.shape[-1]).reshape(-1, sequence.shape[-1]).tolist()
            values = items(args[1], args[1].shape)
            each = len(values) // len(rows)
            found = [sum(1 for edge in rows[i // each] if (edge <= value if right else edge < value)) for i, value in enumerate(values)]
            return torch.tensor(found, dtype=torch.int64).reshape(args[1].shape)
        raise CannotSteer(f"torch: {plain} of random numbers cannot be steered")

    class Steer(TorchFunctionMode):  # type: ignore[misc]
        def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
            kwargs = kwargs or {}
            name = name_of(func)
            with torch._C.DisableTorchFunction():
                if is_random(name, args, kwargs) and not steering.stepping:
                    steering.always = True
                    return random(name, args, kwargs)
                return handled(name, func, args, kwargs) if Steered in types else func(*args, **kwargs)

    def replacement(name: str, original: Any) -> Any:
        @functools.wraps(original, updated=())
        def either(*args: Any, **kwargs: Any) -> Any:
            if _run is None or not is_random(name, args, kwargs):
                return original(*args, **kwargs)
            with torch._C.DisableTorchFunction():
                return random(name, args, kwargs)
        return either

    replaced: Dict[int, Any] = {}
    rand = torch.rand
    for name in ("manual_seed", "seed", "get_rng_state", "set_rng_state"):
        original = getattr(torch, name)
        replaced[id(original)] = either = _seeded(original)
        setattr(torch, name, either)
        setattr(torch.random, name, either)
    for name in sorted(_DRAWN | _UNSTEERED):
        for owner in (torch, torch.Tensor, torch.nn.functional):
            original = getattr(owner, name, None)
            if original is not None:
                either = replacement(name, original)
                replaced[id(original)] = either
                setattr(owner, name, either)
    steering = _Torch(Steer, replaced)
    return steering


# Runs --------------------------------------------------------------------------------------------------------------------

_torch: Optional[_Torch] = None
_steered: set = set()


def _adopt(replaced: Dict[int, Any]) -> None:
    """Replaces functions that modules imported by name, and generators that they made before."""
    for module in list(sys.modules.values()):
        names = getattr(module, "__dict__", None)
        if names is None or names is globals() or getattr(module, "__name__", "").split(".")[0] in ("numpy", "random", "torch"):
            continue
        for name, value in list(names.items()):
            if id(value) in replaced and callable(value):
                names[name] = replaced[id(value)]
            elif _generators and isinstance(value, tuple(_generators)):
                names[name] = _Generator(value)


def _steer_loaded() -> bool:
    """Steers the libraries that are loaded; whether one was not before."""
    global _torch
    loaded = {name for name in ("random", "numpy", "torch") if name in sys.modules} - _steered
    if "numpy" in loaded and not hasattr(sys.modules["numpy"], "random"):
        loaded.discard("numpy")
    if "torch" in loaded and not hasattr(sys.modules["torch"], "overrides"):
        loaded.discard("torch")
    for name in sorted(loaded):
        _steered.add(name)
        if name == "torch":
            _torch = _steer_torch()
            _adopt(_torch.replaced)
        else:
            _adopt(_steer_random() if name == "random" else _steer_numpy())
    return bool(loaded)


def _call(function: Callable[..., Any], arguments: Tuple[Any, ...], answers: Sequence[Any]) -> Tuple[_Run, Any]:
    """One run along these answers. Repeated if it loads a library that has to be steered."""
    global _run
    while True:
        _steer_loaded()
        _run = run = _Run(answers)
        try:
            if _torch is not None and _torch.watched():
                with _torch.mode():
                    result = function(*arguments)
            else:
                result = function(*arguments)
            if not _steer_loaded():
                return run, result
        except Exception as failure:
            if not _steer_loaded():
                failure.specproofs_run = run  # type: ignore[attr-defined]
                raise
        finally:
            _run = None


class Round:
    """A round, or a whole text, that the audited function drafts and verifies itself."""

    def __init__(self, given: Dict[str, Any]) -> None:
        self.prefix: List[int] = given["prefix"]
        self.lookahead: int = given["lookahead"]
        self.drafts: int = given["drafts"]
        self.left: int = given["left"]
        self.vocabulary: int = given["vocabulary"]
        self.end: List[int] = given["end"]
        self._rows = {"draft": given["draft"], "target": given["target"]}
        self._ended: List[Dict[str, Any]] = []

    def draft(self, after: Sequence[int] = ()) -> List[float]:
        """The draft's row after the prefix and these tokens."""
        return self._row("draft", after)

    def target(self, after: Sequence[int] = ()) -> List[float]:
        """The target's row after the prefix and these tokens; behind the end of the text, token 0 for certain."""
        return self._row("target", after)

    def ends(self, token: int) -> bool:
        """Whether a token ends the text."""
        return token in self.end

    def _row(self, model: str, after: Sequence[int]) -> List[float]:
        row = self._rows[model].get(" ".join(str(int(token)) for token in after))
        return _floats(row) if row is not None else [1.0] + [0.0] * (self.vocabulary - 1)


@functools.lru_cache(maxsize=None)
def _float(fraction: str) -> float:
    numerator, _, denominator = fraction.partition("/")
    return int(numerator) / int(denominator or "1")


def _floats(row: Sequence[str]) -> List[float]:
    return [_float(mass) for mass in row]


def _ints(tokens: Any) -> List[int]:
    return [int(token) for token in (tokens.tolist() if hasattr(tokens, "tolist") else tokens)]


def _arguments(form: str, given: Dict[str, Any]) -> Tuple[Any, ...]:
    if form == "verify":
        return given["drafted"], [_floats(row) for row in given["draft"]], [_floats(row) for row in given["target"]]
    if form == "drafts":
        return (given["drafted"], [[_floats(row) for row in rows] for rows in given["draft"]],
                [[_floats(row) for row in rows] for rows in given["target"]])
    return (Round(given),)


def _written(result: Any) -> Dict[str, Any]:
    """A round: tokens; or tokens and how many were drafts; or these and the engine's own counter of accepted drafts."""
    if isinstance(result, tuple) and len(result) in (2, 3) and hasattr(result[0], "__len__"):
        written = {"tokens": _ints(result[0]), "kept": None if result[1] is None else int(result[1])}
        if len(result) == 3:
            written["reported"] = int(result[2])
        return written
    return {"tokens": _ints(result)}


def _done(form: str, result: Any) -> Any:
    return [_written(part) for part in result] if form == "text" else _written(result)


def _answer(function: Callable[..., Any], form: str, request: Dict[str, Any]) -> Dict[str, Any]:
    """The answer to a request."""
    def materialised(*arguments: Any) -> Any:
        return _done(form, function(*arguments))
    arguments = _arguments(form, request[form])
    try:
        if "sample" in request:
            counts: Dict[str, int] = {}
            many = request["sample"]
            results = ((_done(form, result) for result in function(*arguments, many)) if _is_sampled(function)
                       else (materialised(*arguments) for _ in range(many)))
            for result in results:
                outcome = json.dumps(result)
                counts[outcome] = counts.get(outcome, 0) + 1
            return {"counts": [dict(_as_object(json.loads(outcome)), count=count) for outcome, count in counts.items()]}
        run, result = _call(materialised, arguments, request.get("answers", ()))
        return {"asked": run.asked, "done": result}
    except Exception as failure:
        message = " ".join(f"{type(failure).__name__}: {failure}".split())
        run = getattr(failure, "specproofs_run", None)
        return {"asked": run.asked if run else [], "error": message, "at": _raised(failure)}


def _is_sampled(function: Callable[..., Any]) -> bool:
    return bool(getattr(function, "specproofs_sampled", False))


def _as_object(done: Any) -> Dict[str, Any]:
    if isinstance(done, list):
        raise CannotSteer("whole texts cannot be sampled: audit a round, or a verification")
    return done


def _raised(failure: BaseException) -> str:
    trace, place, fallback = failure.__traceback__, "", ""
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        fallback = f"{_shown(file)}:{trace.tb_lineno}"
        if not _is_machinery(file):
            place = fallback
        trace = trace.tb_next
    return place or fallback


_audited: Optional[Tuple[str, Callable[..., Any]]] = None


def _register(form: str, function: Callable[..., Any]) -> Callable[..., Any]:
    global _audited
    if _audited is not None:
        raise RuntimeError(f"two functions are to be audited: {_audited[1].__name__} and {function.__name__}")
    _audited = form, function
    return function


def verify(function: Callable[..., Any]) -> Callable[..., Any]:
    """Audits ``function(drafted, draft_rows, target_rows)``: K tokens, K rows of the draft, K + 1 rows of the target.

    It returns the tokens of the round, or the tokens and how many of the first ones were kept drafts.
    """
    return _register("verify", function)


def drafts(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same for several drafts that compete: each argument is a list with an entry for each draft."""
    return _register("drafts", function)


def round(function: Callable[..., Any]) -> Callable[..., Any]:  # noqa: A001
    """Audits ``function(round)``, which drafts and verifies: see :class:`Round`. It returns what :func:`verify` returns."""
    return _register("round", function)


def text(function: Callable[..., Any]) -> Callable[..., Any]:
    """Audits ``function(round)``, which writes a whole text and may remember anything between rounds.

    It returns or yields the rounds, each as what :func:`verify` returns.
    """
    return _register("text", function)


def sampled(function: Callable[..., Any]) -> Callable[..., Any]:
    """Audits code that cannot be steered, such as a kernel, with ``--statistical`` alone.

    ``function(drafted, draft_rows, target_rows, runs)`` returns or yields what that many runs of :func:`verify` would.
    """
    function.specproofs_sampled = True  # type: ignore[attr-defined]
    return _register("verify", function)


def _converse(form: str, function: Callable[..., Any], lines: Any, write: Callable[[str], Any]) -> None:
    name = getattr(function, "__name__", "the audited function")
    greeting = {"specproofs": PROTOCOL, "client": f"python {__version__}", "form": form,
                "name": name if name != "<lambda>" else "the function",
                "sampled": _is_sampled(function)}
    write(json.dumps(greeting) + "\n")
    for line in lines:
        if line.strip():
            write(json.dumps(_answer(function, form, json.loads(line))) + "\n")


def serve() -> None:
    """Answers the requests of ``specproofs audit`` until its input ends. What the audited code prints goes to standard error."""
    if _audited is None:
        raise RuntimeError("nothing is to be audited: decorate a function with @specproofs.verify")
    if "SPECPROOFS_AUDIT" not in os.environ and sys.stdin.isatty():
        raise SystemExit(f"run this as: specproofs audit -- {os.path.basename(sys.executable)} {sys.argv[0]}")
    _steer_loaded()
    with os.fdopen(os.dup(0), "r", encoding="utf-8") as requests, os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.dup2(2, 1)

        def write(line: str) -> None:
            answers.write(line)
            answers.flush()
        _converse(*_audited, requests, write)


def _load_numpy() -> None:
    """Generators are stood in for when they are made, so numpy is steered before the audited code is loaded, where there is numpy."""
    try:
        import numpy.random  # noqa: F401
    except ImportError:
        pass
    _steer_loaded()


# In a test ---------------------------------------------------------------------------------------------------------------

def _tool() -> List[str]:
    if "SPECPROOFS_TOOL" in os.environ:
        return shlex.split(os.environ["SPECPROOFS_TOOL"])
    if shutil.which("specproofs"):
        return ["specproofs"]
    if shutil.which("dotnet"):
        return ["dotnet", "specproofs"]
    raise RuntimeError("specproofs is not installed: dotnet tool install specproofs, or set SPECPROOFS_TOOL")


_RELAY = """
import socket, sys, threading
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
s.sendall((sys.argv[2] + "\\n").encode())
def out():
    for line in s.makefile("rb"):
        sys.stdout.buffer.write(line); sys.stdout.buffer.flush()
t = threading.Thread(target=out, daemon=True); t.start()
for line in sys.stdin.buffer:
    s.sendall(line)
"""


def check(
        function: Callable[..., Any], claims: Sequence[str] = ("lossless",), *, form: str = "verify",
        options: Sequence[str] = (), tool: Optional[Sequence[str]] = None) -> str:
    """Audits a function of this process, such as one under test, and returns the verdict.

    :param claims: what ``specproofs audit --claim`` takes.
    :param form: ``verify``, ``drafts``, ``round`` or ``text``.
    :param options: more options of ``specproofs audit``.
    :param tool: the command that starts specproofs; by default the variable SPECPROOFS_TOOL, or what is installed.
    :raises AssertionError: a claim does not hold; the message is the report.
    :raises RuntimeError: the tool is missing, or the audit failed.
    """
    if form not in ("verify", "drafts", "round", "text"):
        raise ValueError(f"form is {form!r}: write verify, drafts, round or text")
    secret = os.urandom(16).hex()
    with socket.create_server(("127.0.0.1", 0)) as server, tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        server.settimeout(0.2)
        command = [*(tool or _tool()), "audit", "--claim", ",".join(claims), "--children", "1", *options, "--",
                   sys.executable, "-c", _RELAY, str(server.getsockname()[1]), secret]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT) as audit:
            try:
                while audit.poll() is None:
                    try:
                        connection, _ = server.accept()
                    except socket.timeout:
                        continue
                    with connection, connection.makefile("r", encoding="utf-8") as requests:
                        connection.settimeout(None)
                        if requests.readline().strip() != secret:
                            continue
                        _converse(form, function, requests, lambda line: connection.sendall(line.encode("utf-8")))
            finally:
                if audit.poll() is None and sys.exc_info()[0] is not None:
                    audit.kill()
        output.seek(0)
        verdict = output.read()
    if audit.returncode == 2:
        raise AssertionError(verdict)
    if audit.returncode != 0:
        raise RuntimeError(verdict.strip() or f"specproofs ended with exit code {audit.returncode}")
    return verdict


if "SPECPROOFS_AUDIT" in os.environ:
    _load_numpy()
