"""The law of a function whose random numbers are steered, by running it along every path: what the tool does, in a few lines."""

from fractions import Fraction
from typing import Any, Callable, Dict, List

import specproofs


def exact(value: Any) -> Fraction:
    return Fraction(value).limit_denominator(10**6)


def law(function: Callable[[], Any]) -> Dict[Any, Fraction]:
    """Each outcome with its probability; every number is read as the fraction of small denominator near it."""
    masses: Dict[Any, Fraction] = {}
    waiting: List[List[Any]] = [[]]
    while waiting:
        answers = waiting.pop()
        run, outcome = specproofs._call(function, (), answers)
        mass, known = Fraction(1), {}
        for n, asked in enumerate(run.asked):
            answer = asked["answer"]
            if "draw" in asked:
                weights = [Fraction(weight) for weight in asked["draw"]]
                options = {i: exact(weight / sum(weights)) for i, weight in enumerate(weights)}
            else:
                low, high = known.get(asked["coin"], (Fraction(0), Fraction(1))) if "below" in asked else (Fraction(0), Fraction(1))
                bound = min(max(exact(asked.get("below", asked.get("accept"))), low), high)
                options = {True: (bound - low) / (high - low), False: (high - bound) / (high - low)}
                if "below" in asked:
                    known[asked["coin"]] = (low, bound) if answer else (bound, high)
            if n >= len(answers):
                path = [earlier["answer"] for earlier in run.asked[:n]]
                waiting += [path + [other] for other, chance in options.items() if chance > 0 and other != answer]
            mass *= options[answer]
        if mass > 0:
            masses[outcome] = masses.get(outcome, Fraction(0)) + mass
    assert sum(masses.values()) == 1
    return masses


def fractions(**masses: str) -> Dict[str, Fraction]:
    return {outcome: Fraction(mass) for outcome, mass in masses.items()}


def places(function: Callable[[], Any]) -> List[str]:
    run, _ = specproofs._call(function, (), [])
    return [asked["at"] for asked in run.asked]
