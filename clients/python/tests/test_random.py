"""The module random, and numbers that are not known yet."""

import bisect
import math
import random
from fractions import Fraction as F
from random import random as imported_by_name

import pytest
import specproofs
from exploring import law, places

GENERATOR = random.Random(7)


@pytest.mark.parametrize("uniform", [random.random, lambda: random.random(), lambda: imported_by_name(), GENERATOR.random,
                                     lambda: random.uniform(0, 1), specproofs.coin])
def test_a_uniform_number_is_below_a_threshold_as_often_as_it_should_be(uniform):
    assert law(lambda: uniform() < 1 / 3) == {True: F(1, 3), False: F(2, 3)}
    assert law(lambda: uniform() > 1 / 3) == {False: F(1, 3), True: F(2, 3)}
    assert law(lambda: 1 / 4 >= uniform()) == {True: F(1, 4), False: F(3, 4)}


def test_two_thresholds_share_a_number():
    def both():
        u = random.random()
        return u < 1 / 3, u < 1 / 2
    assert law(both) == {(True, True): F(1, 3), (False, True): F(1, 6), (False, False): F(1, 2)}


def test_a_known_comparison_asks_nothing():
    def twice():
        u = random.random()
        return u < 1 / 2, u < 1 / 2, u < 1, u < 0
    assert law(twice) == {(True, True, True, False): F(1, 2), (False, False, True, False): F(1, 2)}


def test_a_number_that_is_no_number_compares_false():
    assert law(lambda: (random.random() < math.nan, random.random() > math.nan, random.random() < math.inf)) == {(False, False, True): 1}


def test_sums_and_products_with_numbers_are_exact():
    assert law(lambda: 1 - random.random() < 1 / 3) == {True: F(1, 3), False: F(2, 3)}
    assert law(lambda: 3 * random.random() > 1) == {True: F(2, 3), False: F(1, 3)}
    assert law(lambda: random.random() / 2 + 0.25 <= 0.5) == {True: F(1, 2), False: F(1, 2)}

    def recycled():
        u = random.random()
        return "kept" if u < 0.25 else int((u - 0.25) / 0.75 * 3)
    assert law(recycled) == {"kept": F(1, 4), 0: F(1, 4), 1: F(1, 4), 2: F(1, 4)}


def test_a_number_inverts_a_cumulative_sum():
    assert law(lambda: bisect.bisect([0.5, 0.75, 1.0], random.random())) == {0: F(1, 2), 1: F(1, 4), 2: F(1, 4)}


@pytest.mark.parametrize("drawn", [lambda: random.choices("ab", [2, 1])[0], lambda: random.choices("ab", cum_weights=[2, 3])[0],
                                   lambda: GENERATOR.choices("ab", [2 / 3, 1 / 3])[0]])
def test_a_weighted_choice_is_a_draw(drawn):
    assert law(drawn) == {"a": F(2, 3), "b": F(1, 3)}


def test_even_choices():
    assert law(lambda: random.choice("abc")) == {"a": F(1, 3), "b": F(1, 3), "c": F(1, 3)}
    assert law(lambda: random.randrange(8) / 8 <= 0.25) == {True: F(3, 8), False: F(5, 8)}
    assert law(lambda: random.randint(1, 2)) == {1: F(1, 2), 2: F(1, 2)}
    assert law(lambda: tuple(random.sample("ab", 1))) == {("a",): F(1, 2), ("b",): F(1, 2)}


def test_an_exponential_race_is_one_draw():
    def race():
        keys = [weight / random.expovariate(1.0) for weight in (1, 2, 3)]
        return keys.index(max(keys)) if False else max(range(3), key=lambda i: keys[i])
    assert law(race) == {0: F(1, 6), 1: F(1, 3), 2: F(1, 2)}
    assert law(lambda: min(range(2), key=[random.expovariate(1.0) / w for w in (1, 2)].__getitem__)) == {0: F(1, 3), 1: F(2, 3)}


def test_places_are_those_of_the_code_that_asks():
    assert [place.split(":")[0].split("/")[-1] for place in places(lambda: random.random() < 0.5)] == ["test_random.py"]


def test_an_installed_engine_is_a_place_too(tmp_path, monkeypatch):
    folder = tmp_path / "site-packages" / "some_engine"
    folder.mkdir(parents=True)
    (folder / "sampling.py").write_text("import random\n\ndef accept(p):\n    return random.random() < p\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    from some_engine.sampling import accept
    assert places(lambda: accept(0.5)) == ["some_engine/sampling.py:4"]


@pytest.mark.parametrize("used, named", [
    (lambda u: float(u), "float()"), (lambda u: u * u, "arithmetic of two random numbers"), (lambda u: math.log(u), "float()"),
    (lambda u: u == 0.5, "=="), (lambda u: u < random.random(), "comparison of two"), (lambda u: 1 / u, "divided by"),
    (lambda u: bool(u), "truth"), (lambda u: [1, 2][u], "index"), (lambda u: u ** 2, "power"), (lambda u: u * 0, "times 0"),
    (lambda u: random.gauss(0, 1), "random.gauss"), (lambda u: random.getrandbits(8), "random.getrandbits"),
    (lambda u: random.SystemRandom().random(), "SystemRandom"), (lambda u: random.randrange(10**6), "at most 4096"),
])
def test_what_is_not_known_is_refused_by_name(used, named):
    with pytest.raises(specproofs.CannotSteer, match="cannot be steered") as refused:
        law(lambda: used(random.random()))
    assert named in str(refused.value)


def test_noise_that_is_used_twice_is_refused():
    def twice():
        noise = random.expovariate(1.0)
        return 1 / noise > 2 / random.expovariate(1.0), 1 / noise
    with pytest.raises(specproofs.CannotSteer, match="twice"):
        law(twice)


def test_outside_of_a_run_random_is_random():
    random.seed(3)
    first = random.random()
    random.seed(3)
    assert first == random.random() and 0 <= GENERATOR.random() < 1
    with pytest.raises(RuntimeError, match="no audit is running"):
        specproofs.coin()
