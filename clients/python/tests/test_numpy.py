"""numpy: the functions of its module, and its generators."""

from fractions import Fraction as F

import pytest

numpy = pytest.importorskip("numpy", reason="numpy is not installed")

import specproofs  # noqa: E402
from exploring import law  # noqa: E402
from numpy.random import rand as imported_by_name  # noqa: E402

GENERATOR, OLD = numpy.random.default_rng(1), numpy.random.RandomState(1)
THIRDS = numpy.array([1 / 3, 2 / 3])


@pytest.mark.parametrize("uniform", [
    lambda n: numpy.random.rand(n), lambda n: imported_by_name(n), lambda n: numpy.random.random(n),
    lambda n: numpy.random.uniform(size=n), lambda n: GENERATOR.random(n), lambda n: OLD.rand(n), lambda n: OLD.random_sample(n)])
def test_uniform_numbers_are_compared_element_by_element(uniform):
    assert law(lambda: tuple(uniform(2) < numpy.array([1 / 3, 1 / 2]))) == {
        (True, True): F(1, 6), (True, False): F(1, 6), (False, True): F(1, 3), (False, False): F(1, 3)}
    assert law(lambda: bool((uniform(1) >= THIRDS[0])[0])) == {True: F(2, 3), False: F(1, 3)}


def test_a_matrix_of_numbers_is_a_matrix():
    def accepted():
        u = numpy.random.rand(1, 2)
        return int((u < numpy.array([[0.5, 0.5]])).cumprod(axis=1).sum())
    assert law(accepted) == {0: F(1, 2), 1: F(1, 4), 2: F(1, 4)}


def test_a_single_number_compares_with_numpy_numbers():
    assert law(lambda: bool(numpy.random.rand() < THIRDS[0])) == {True: F(1, 3), False: F(2, 3)}
    assert law(lambda: bool(THIRDS[1] > GENERATOR.random())) == {True: F(2, 3), False: F(1, 3)}
    assert law(lambda: bool(numpy.random.rand() < numpy.float32(0.25))) == {True: F(1, 4), False: F(3, 4)}


def test_searchsorted_inverts_a_cumulative_sum():
    assert law(lambda: int(numpy.searchsorted(numpy.cumsum([0.5, 0.25, 0.25]), numpy.random.rand()))) == {
        0: F(1, 2), 1: F(1, 4), 2: F(1, 4)}
    assert law(lambda: int((numpy.cumsum(THIRDS) < numpy.random.rand()).sum())) == {0: F(1, 3), 1: F(2, 3)}


@pytest.mark.parametrize("drawn", [
    lambda: int(numpy.random.choice(2, p=THIRDS)), lambda: int(numpy.random.choice([0, 1], size=1, p=THIRDS)[0]),
    lambda: int(GENERATOR.choice(2, p=THIRDS)), lambda: int(numpy.random.multinomial(1, THIRDS).argmax()),
    lambda: int(numpy.random.binomial(1, 2 / 3)), lambda: int((THIRDS / numpy.random.exponential(size=2)).argmax()),
    lambda: int((numpy.log(THIRDS) + numpy.random.gumbel(size=2)).argmax()),
    lambda: int((numpy.log(THIRDS) - numpy.log(-numpy.log(numpy.random.rand(2)))).argmax()),
    lambda: int((GENERATOR.standard_exponential(2) / THIRDS).argmin())])
def test_draws(drawn):
    assert law(drawn) == {0: F(1, 3), 1: F(2, 3)}


def test_draws_without_replacement():
    assert law(lambda: tuple(numpy.random.choice(3, size=2, replace=False, p=[0.5, 0.5, 0]).tolist())) == {(0, 1): F(1, 2), (1, 0): F(1, 2)}


def test_a_row_that_does_not_sum_to_one_is_refused_as_numpy_refuses_it():
    with pytest.raises(ValueError, match="sum to 1"):
        law(lambda: numpy.random.choice(2, p=[0.333984375, 0.66796875]))


@pytest.mark.parametrize("used, named", [
    (lambda: numpy.random.normal(), "numpy.random.normal"), (lambda: GENERATOR.normal(), "Generator.normal"),
    (lambda: numpy.random.rand(2).astype(float), "float()"), (lambda: numpy.random.rand(2).sum(), "two random numbers"),
    (lambda: numpy.exp(numpy.random.rand(2)), "")])
def test_what_is_not_known_is_refused(used, named):
    with pytest.raises((TypeError, specproofs.CannotSteer)) as refused:
        law(used)
    assert named in str(refused.value)


def test_outside_of_a_run_the_numbers_are_real():
    assert 0 <= float(GENERATOR.random()) < 1 and numpy.random.rand(3).dtype == float
