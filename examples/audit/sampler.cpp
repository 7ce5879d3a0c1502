// A token-wise sampler in C++, a template over its source of random numbers: right.

#include <algorithm>
#include <vector>

#include "../../clients/cpp/specproofs.hpp"

// The engine's own code: it knows nothing of audits.
template <class Random>
std::pair<std::vector<int>, int> sample(
    const std::vector<int>& drafted, const std::vector<std::vector<double>>& draft, const std::vector<std::vector<double>>& target,
    Random& random) {
    std::vector<int> tokens;
    for (std::size_t i = 0; i < drafted.size(); ++i) {
        const int x = drafted[i];
        if (random.uniform() < target[i][x] / draft[i][x]) {
            tokens.push_back(x);
            continue;
        }
        std::vector<double> residual;
        for (std::size_t y = 0; y < target[i].size(); ++y) { residual.push_back(std::max(target[i][y] - draft[i][y], 0.0)); }
        tokens.push_back(random.discrete(residual));
        return {tokens, static_cast<int>(i)};
    }
    tokens.push_back(random.discrete(target.back()));
    return {tokens, static_cast<int>(drafted.size())};
}

int main() {
    return specproofs::serve("sample", [](const specproofs::Block& block) {
        specproofs::Generator random;
        auto [tokens, kept] = sample(block.drafted, block.draft, block.target, random);
        return specproofs::Written{tokens, kept};
    });
}
