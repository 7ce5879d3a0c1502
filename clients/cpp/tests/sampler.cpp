// A token-wise sampler. With an argument it draws from the target after a rejection; "throws", "coins" and "generator" try the client.
#include <algorithm>
#include <string>

#include "../specproofs.hpp"

namespace {

std::string mode;

specproofs::Written sample(const specproofs::Block& block) {
    specproofs::Generator random;
    std::vector<int> tokens;
    for (std::size_t i = 0; i < block.drafted.size(); ++i) {
        const int x = block.drafted[i];
        const auto& p = block.draft[i];
        const auto& q = block.target[i];
        if (mode == "throws") { throw std::runtime_error("no \"rows\" here"); }
        if (random.uniform() < q[x] / p[x]) {
            tokens.push_back(x);
            continue;
        }
        std::vector<double> rest(q);
        if (mode != "wrong") {
            for (std::size_t y = 0; y < q.size(); ++y) { rest[y] = std::max(q[y] - p[y], 0.0); }
        }
        tokens.push_back(mode == "invert" ? specproofs::invert(specproofs::coin(), rest) : random.discrete(rest));
        return {tokens, static_cast<int>(i)};
    }
    tokens.push_back(specproofs::draw(block.target.back()));
    return {tokens, static_cast<int>(block.drafted.size())};
}

}  // namespace

int main(int count, char** words) {
    mode = count > 1 ? words[1] : "";
    return specproofs::serve("sample", sample);
}
