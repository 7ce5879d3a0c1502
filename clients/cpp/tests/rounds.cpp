// A sampler that drafts too. With an argument it claims that it drafted uniformly.
#include <algorithm>

#include "../specproofs.hpp"

namespace {

bool wrong;

specproofs::Written write(const specproofs::Round& given) {
    specproofs::Generator random;
    std::vector<int> drafted, tokens;
    specproofs::Rows claimed;
    while (static_cast<int>(drafted.size()) < std::min(given.lookahead, given.left)) {
        const int x = random.discrete(given.draft(drafted));
        claimed.push_back(wrong ? specproofs::Row(given.vocabulary, 1.0 / given.vocabulary) : given.draft(drafted));
        drafted.push_back(x);
        if (given.ends(x)) { break; }
    }
    for (std::size_t i = 0; i < drafted.size(); ++i) {
        const auto& p = claimed[i];
        const auto q = given.target(tokens);
        const int x = drafted[i];
        if (random.uniform() < q[x] / p[x]) { tokens.push_back(x); continue; }
        std::vector<double> rest;
        for (std::size_t y = 0; y < q.size(); ++y) { rest.push_back(std::max(q[y] - p[y], 0.0)); }
        tokens.push_back(random.discrete(rest));
        return {tokens, static_cast<int>(i)};
    }
    const int kept = static_cast<int>(tokens.size());
    if (kept == 0 || !given.ends(tokens.back())) { tokens.push_back(random.discrete(given.target(tokens))); }
    return {tokens, kept};
}

}  // namespace

int main(int count, char**) {
    wrong = count > 1;
    return specproofs::serve("round", write);
}
