"""Generators with equal seeds inside a call draw equal numbers."""

import copy
import random
from fractions import Fraction as F

import pytest
import specproofs
from exploring import law

SAME = {(True, True): F(1, 2), (False, False): F(1, 2)}
APART = {(True, True): F(1, 4), (True, False): F(1, 4), (False, True): F(1, 4), (False, False): F(1, 4)}
KEPT = random.Random(4)


def half(u):
    return bool(u < 0.5)


def again(save, restore, uniform):
    saved = save()
    first = half(uniform())
    restore(saved)
    return first, half(uniform())


def copied():
    one = random.Random()
    other = copy.deepcopy(one)
    return half(other.random()), half(one.random())


@pytest.mark.parametrize("pair, expected", [
    (lambda: (half(random.Random(5).random()), half(random.Random(5).random())), SAME),
    (lambda: (half(random.Random(5).random()), half(random.Random(6).random())), APART),
    (lambda: (half(random.Random().random()), half(random.Random().random())), APART),
    (lambda: (random.seed(5), half(random.random()), random.seed(5), half(random.random()))[1::2], SAME),
    (lambda: (random.seed(5), half(random.random()), random.seed(6), half(random.random()))[1::2], APART),
    (lambda: again(random.getstate, random.setstate, random.random), SAME), (copied, SAME),
    (lambda: (half(KEPT.random()), half(KEPT.random())), APART), (lambda: again(lambda: 4, KEPT.seed, KEPT.random), APART),
    (lambda: again(lambda: KEPT.seed(4), lambda _: KEPT.seed(4), KEPT.random), SAME),
    (lambda: (random.Random(5).randrange(2) == 0, random.Random(5).randrange(2) == 0), SAME),
    (lambda: (random.Random(5).choices([True, False], [1, 1])[0], half(random.Random(5).random())), SAME)])
def test_random(pair, expected):
    assert law(pair) == expected


def test_the_second_numbers_are_equal_too():
    def pairs():
        one, other = random.Random(5), random.Random(5)
        return half(one.random()), half(one.random()), half(other.random()), half(other.random())
    assert law(pairs) == {(*both, *both): F(1, 4) for both in APART}


def test_a_choice_and_a_uniform_number_of_equal_seeds_are_one_coin():
    def both():
        return random.Random(1).choices("ab", [1 / 3, 2 / 3])[0], half(random.Random(1).random())
    assert law(both) == {("a", True): F(1, 3), ("b", True): F(1, 6), ("b", False): F(1, 2)}


@pytest.mark.parametrize("mixed, named", [
    (lambda: (random.Random(1).random(), random.Random(1).randrange(3)), "random.randrange"),
    (lambda: (random.Random(1).randrange(2), random.Random(1).randrange(3)), "random.randrange")])
def test_what_equal_seeds_have_in_common_is_refused_where_it_is_not_known(mixed, named):
    with pytest.raises(specproofs.CannotSteer, match=f"{named} of a generator .* equal seeds .* cannot be steered"):
        law(mixed)


def numpy_pairs():
    numpy = pytest.importorskip("numpy", reason="numpy is not installed")
    new, old, module = numpy.random.default_rng, numpy.random.RandomState, numpy.random
    return [
        (lambda: (half(new(5).random()), half(new(5).random())), SAME), (lambda: (half(new(5).random()), half(new(6).random())), APART),
        (lambda: (half(new().random()), half(new().random())), APART), (lambda: (half(old(5).rand()), half(old(5).rand())), SAME),
        (lambda: (half(module.Generator(module.PCG64(5)).random()), half(new(5).random())), SAME),
        (lambda: (module.seed(5), half(module.rand()), module.seed(5), half(module.random()))[1::2], SAME),
        (lambda: again(module.get_state, module.set_state, module.rand), SAME),
        (lambda: tuple(half(u) for u in (new(5).random(2)[1], (lambda g: (g.random(), g.random()))(new(5))[1])), SAME),
        (lambda: (bool(new(5).choice(2, p=[0.5, 0.5]) == 0), half(new(5).random())), SAME),
        (lambda: (bool(new(5).integers(2) == 0), bool(new(5).integers(2) == 0)), SAME),
        (lambda: (lambda g, h: (half(h.random()), half(g.random())))(*(lambda g: (g, copy.deepcopy(g)))(new())), SAME)]


@pytest.mark.parametrize("number", range(11))
def test_numpy(number):
    pair, expected = numpy_pairs()[number]
    assert law(pair) == expected


def torch_pairs():
    torch = pytest.importorskip("torch", reason="torch is not installed")

    def seeded(seed):
        return torch.Generator().manual_seed(seed)
    row = torch.tensor([0.5, 0.5])
    return [
        (lambda: (half(torch.rand(1, generator=seeded(5))), half(torch.rand(1, generator=seeded(5)))), SAME),
        (lambda: (half(torch.rand(1, generator=seeded(5))), half(torch.rand(1, generator=seeded(6)))), APART),
        (lambda: (torch.manual_seed(5), half(torch.rand(1)), torch.manual_seed(5), half(torch.empty(1).uniform_()))[1::2], SAME),
        (lambda: again(torch.get_rng_state, torch.set_rng_state, lambda: torch.rand(1)), SAME),
        (lambda: tuple(bool(torch.multinomial(row, 1, generator=seeded(5)) == 0) for _ in range(2)), SAME),
        (lambda: tuple(bool(torch.bernoulli(row, generator=seeded(5))[0] == 0) for _ in range(2)), SAME),
        (lambda: (lambda g: (half(torch.rand(1, generator=g)), half(torch.rand(1, generator=g))))(seeded(5)), APART)]


@pytest.mark.parametrize("number", range(7))
def test_torch(number):
    pair, expected = torch_pairs()[number]
    assert law(pair) == expected


def test_torch_noise_of_equal_seeds_is_the_same_noise():
    torch = pytest.importorskip("torch", reason="torch is not installed")

    def twice():
        return [torch.tensor([0.5, 0.5]).div(torch.empty(2).exponential_(generator=torch.Generator().manual_seed(5))).argmax().item()
                for _ in range(2)]
    with pytest.raises(specproofs.CannotSteer, match="noise is used twice"):
        law(twice)
