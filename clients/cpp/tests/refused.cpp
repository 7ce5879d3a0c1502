// Does not compile, and says why: REFUSED 1 is a distribution of <random>, 2 arithmetic on a coin.
#include <random>

#include "../specproofs.hpp"

int main() {
#if REFUSED == 1
    specproofs::Generator generator;
    return std::bernoulli_distribution(0.5)(generator);
#elif REFUSED == 2
    double u = specproofs::coin();
    return u * 2 > 1;
#else
    return specproofs::coin() < 0.5;
#endif
}
