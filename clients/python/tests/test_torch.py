"""torch: what engines do with random tensors."""

from fractions import Fraction as F

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

import specproofs  # noqa: E402
from exploring import law, places  # noqa: E402

THIRDS = torch.tensor([1 / 3, 2 / 3], dtype=torch.float64)


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


def test_outside_of_a_run_the_numbers_are_real():
    assert not torch.rand(3).isnan().any()
