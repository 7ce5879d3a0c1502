"""torch: what engines do with random tensors."""

from fractions import Fraction as F

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

import specproofs  # noqa: E402
from exploring import law, places  # noqa: E402

THIRDS = torch.tensor([1 / 3, 2 / 3], dtype=torch.float64)


@pytest.fixture(autouse=True, params=["watched", "not watched"])
def watched(request):
    """With torch's mode, which sees every function, and without, as in most runs."""
    specproofs._steer_loaded()
    specproofs._torch.always = request.param == "watched"
    specproofs._torch.runs = 10**6
    yield request.param
    specproofs._torch.always = False



@pytest.mark.parametrize("uniform", [
    lambda: torch.rand(2), lambda: torch.rand((2,), dtype=torch.float64), lambda: torch.rand(size=(2,)),
    lambda: torch.rand_like(THIRDS), lambda: torch.empty(2).uniform_(), lambda: torch.empty(2).uniform_(0, 1),
    lambda: torch.rand(1, 2)[0], lambda: torch.rand(2, 1).squeeze(-1), lambda: torch.rand(2, dtype=torch.float16).to(torch.float32),
    lambda: torch.rand(2, generator=torch.Generator()), lambda: torch.rand(1, 2).view(-1), lambda: torch.rand(4).chunk(2)[1]])
def test_uniform_numbers(uniform):
    assert law(lambda: tuple((uniform() < torch.tensor([1 / 3, 1 / 2])).tolist())) == {
        (True, True): F(1, 6), (True, False): F(1, 6), (False, True): F(1, 3), (False, False): F(1, 3)}


@pytest.mark.parametrize("compared", [
    lambda u, t: u < t, lambda u, t: t > u, lambda u, t: u.lt(t), lambda u, t: torch.lt(u, t), lambda u, t: torch.le(u, t),
    lambda u, t: ~(u >= t), lambda u, t: torch.less(u, t), lambda u, t: torch.gt(t, u), lambda u, t: 1 - u > 1 - t,
    lambda u, t: u * 2 < 2 * t, lambda u, t: u.add(1) < t + 1])
def test_comparisons(compared):
    assert law(lambda: bool(compared(torch.rand(1), THIRDS[:1]))) == {True: F(1, 3), False: F(2, 3)}


def test_a_view_is_the_same_number():
    def same():
        u = torch.rand(2, 2)
        return bool(u[1, 0] < 0.5), bool(u.t()[0, 1] < 0.5), bool(u.flatten()[2].item() < 0.5)
    assert law(same) == {(True, True, True): F(1, 2), (False, False, False): F(1, 2)}


@pytest.mark.parametrize("drawn", [
    lambda: torch.multinomial(THIRDS, 1), lambda: torch.multinomial(THIRDS * 5, num_samples=1), lambda: THIRDS.multinomial(1),
    lambda: torch.multinomial(THIRDS.unsqueeze(0), 1, replacement=True), lambda: torch.bernoulli(THIRDS[1:]),
    lambda: (THIRDS / torch.empty_like(THIRDS).exponential_()).argmax(),
    lambda: THIRDS.clone().div_(torch.empty(2).exponential_(1)).argmax(-1),
    lambda: torch.argmax(THIRDS.log() - torch.log(-torch.log(torch.rand(2))), dim=-1),
    lambda: (torch.empty(2).exponential_(1.0) / THIRDS).argmin(), lambda: torch.searchsorted(THIRDS.cumsum(0), torch.rand(1)),
    lambda: (THIRDS.cumsum(0) < torch.rand(1)).sum(), lambda: torch.distributions.Categorical(THIRDS).sample()])
def test_draws(drawn):
    assert law(lambda: int(drawn())) == {0: F(1, 3), 1: F(2, 3)}


def test_races_of_several_rows():
    def both():
        q = torch.empty(2, 2)
        q.exponential_()
        return tuple(torch.stack([THIRDS, 1 - THIRDS]).div(q).argmax(dim=1).tolist())
    assert law(both) == {(0, 0): F(2, 9), (0, 1): F(1, 9), (1, 0): F(4, 9), (1, 1): F(2, 9)}


def test_several_draws_without_replacement():
    row = torch.tensor([0.5, 0.25, 0.25])
    assert law(lambda: torch.multinomial(row, 2).tolist()[0]) == {0: F(1, 2), 1: F(1, 4), 2: F(1, 4)}
    assert (0, 0) not in law(lambda: tuple(torch.multinomial(row, 2).tolist()))


def test_places_are_those_of_the_code_that_asks():
    assert [place.split(":")[0].split("/")[-1] for place in places(lambda: torch.rand(1) < 0.5)] == ["test_torch.py"]


@pytest.mark.parametrize("used, named", [
    (lambda u: torch.randn(2), "torch.randn"), (lambda u: u.sum(), "sum"), (lambda u: u.sort(), "sort"), (lambda u: u.exp(), "exp"),
    (lambda u: float(u[0]), "float"), (lambda u: u.numpy(), "numpy"), (lambda u: u[0] * u[1], "two random numbers"),
    (lambda u: torch.where(u > 0, u, u), "where"), (lambda u: torch.nn.functional.dropout(torch.ones(2)), "dropout"),
    (lambda u: torch.zeros(2).copy_(u), "copy"), (lambda u: torch.randperm(3), "randperm"), (lambda u: torch.stack([u, u]), "stack"),
    (lambda u: torch.zeros(2)[:1].uniform_(), "view")])
def test_what_is_not_known_is_refused_by_name(used, named):
    with pytest.raises(specproofs.CannotSteer, match="cannot be steered") as refused:
        law(lambda: used(torch.rand(2)))
    assert named in str(refused.value)


def test_what_torch_does_not_show_computes_nothing_that_looks_right():
    def leaked():
        u = torch.rand(2)
        alias = torch.Tensor.__new__(torch.Tensor)
        alias.data = u  # as a kernel sees it
        return bool(alias.isnan().all())
    assert law(leaked) == {True: 1}


def drawn():
    return torch.multinomial(torch.stack([THIRDS, 1 - THIRDS]), 1).squeeze(-1)


def changed(tensor, change):
    change(tensor)
    return tensor


@pytest.mark.parametrize("unused", [
    lambda: torch.multinomial(THIRDS, 1), lambda: THIRDS.div(torch.empty(2).exponential_()).argmax(),
    lambda: drawn()[1:].view(1, 1).clone(),
    lambda: torch.where(torch.tensor([True, False]), drawn(), drawn()), lambda: drawn().shape, lambda: drawn()[torch.tensor([1, 0])]])
def test_a_draw_that_nobody_looks_at_has_no_paths(unused):
    assert specproofs._call(unused, (), [])[0].asked == []


def test_of_several_draws_those_that_are_looked_at_are_asked_for_where_they_stand():
    def replaced():
        tokens = torch.full((2,), 7)
        tokens[torch.tensor([1])] = torch.where(torch.tensor([False]), drawn()[:1], drawn()[1:])
        return tuple(tokens.tolist())
    assert law(replaced) == {(7, 0): F(2, 3), (7, 1): F(1, 3)}
    asked = specproofs._call(replaced, (), [])[0].asked
    assert len(asked) == 1 and asked[0]["at"].endswith(f"test_torch.py:{drawn.__code__.co_firstlineno + 1}")


@pytest.mark.parametrize("looked, expected", [
    (lambda d: d.tolist(), lambda a, b: [a, b]), (lambda d: [int(d[0]), d[1].item()], lambda a, b: [a, b]),
    (lambda d: (d + 1).tolist(), lambda a, b: [a + 1, b + 1]), (lambda d: [[5, 6][d[0]], 0], lambda a, b: [5 + a, 0]),
    (lambda d: (d == 1).tolist(), lambda a, b: [a == 1, b == 1]), (lambda d: d.float().tolist(), lambda a, b: [float(a), float(b)]),
    (lambda d: torch.tensor([5, 6])[d].tolist(), lambda a, b: [5 + a, 5 + b]), (lambda d: d.to(torch.int32).tolist(), lambda a, b: [a, b]),
    (lambda d: torch.tensor([5, 6]).gather(0, d).tolist(), lambda a, b: [5 + a, 5 + b]),
    (lambda d: d.numpy().tolist(), lambda a, b: [a, b]), (lambda d: [d.sum().item()], lambda a, b: [a + b]),
    (lambda d: torch.stack([d, d + 2]).flatten().tolist(), lambda a, b: [a, b, a + 2, b + 2]),
    (lambda d: torch.cat([torch.tensor([4]), d]).tolist(), lambda a, b: [4, a, b]), (lambda d: [x.item() for x in d], lambda a, b: [a, b]),
    (lambda d: torch.zeros(2, dtype=torch.int64).copy_(d).tolist(), lambda a, b: [a, b]),
    (lambda d: changed(d, lambda t: t.view(2, 1).add_(3)).tolist(), lambda a, b: [a + 3, b + 3]),
    (lambda d: changed(d, lambda t: t[:1].fill_(9)).tolist(), lambda a, b: [9, b]),
    (lambda d: [*d.clone().add_(3).tolist(), d[0].item()], lambda a, b: [a + 3, b + 3, a]),
    (lambda d: changed(d, lambda t: t.__setitem__(1, 9)).tolist(), lambda a, b: [a, 9]),
    (lambda d: d.unsqueeze(0).expand(2, 2)[1].tolist(), lambda a, b: [a, b]),
    (lambda d: [bool(d[0]), bool(d[1])], lambda a, b: [a > 0, b > 0]),
    (lambda d: torch.nn.functional.one_hot(d, 2).flatten().tolist(), lambda a, b: [1 - a, a, 1 - b, b]),
    (lambda d: torch.where(d > 0, d, d - 1).tolist(), lambda a, b: [a or -1, b or -1]),
    (lambda d: [d[0].item() + (torch.rand(1) < d[1]).item()], lambda a, b: [a + (b > 0)]),
    (lambda d: torch.where(torch.tensor([True, False]), d, torch.tensor(8)).tolist(), lambda a, b: [a, 8])])
def test_later_draws_are_the_numbers_that_they_would_have_been(looked, expected):
    masses = {}
    for a, b, mass in ((0, 0, F(2, 9)), (0, 1, F(1, 9)), (1, 0, F(4, 9)), (1, 1, F(2, 9))):
        outcome = tuple(expected(a, b))
        masses[outcome] = masses.get(outcome, 0) + mass
    assert law(lambda: tuple(looked(drawn()))) == masses


def test_a_weight_that_torch_refuses_is_asked_for_at_once():
    asked = specproofs._call(lambda: torch.multinomial(torch.tensor([-0.5, 1.0]), 1), (), [])[0].asked
    assert [each["draw"] for each in asked] == [[-0.5, 1.0]]


def test_a_later_draw_of_another_run_is_refused():
    kept = []
    law(lambda: kept.append(drawn()))
    with pytest.raises(specproofs.CannotSteer, match="outside of the run"):
        law(lambda: kept[0].tolist())


def test_a_random_function_by_a_name_that_was_not_replaced_is_found_out(watched):
    specproofs._torch.always, specproofs._torch.runs = False, 0
    assert law(lambda: bool(torch._C._VariableFunctions.rand(1) < 0.25)) == {True: F(1, 4), False: F(3, 4)}
    assert specproofs._torch.always


def test_outside_of_a_run_the_numbers_are_real():
    assert not torch.rand(3).isnan().any()
