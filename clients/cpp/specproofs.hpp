// Client of `specproofs audit` for C++17, one header: puts a verification function of speculative decoding under exact laws.
//
//     #include "specproofs.hpp"
//
//     specproofs::Written check(const specproofs::Block& block) {
//         specproofs::Coin u = specproofs::coin();
//         if (u < block.target[0][x] / block.draft[0][x]) …
//         return {tokens, kept};
//     }
//
//     int main() { return specproofs::serve("check", check); }
//
// A function of a `specproofs::Round` drafts too: `round.draft(after)` and `round.target(after)` are the rows after some more tokens.
//
// `specproofs audit -- ./check` then runs the function along every path that its random numbers can take. Random numbers come from
// `coin()`, `accept()`, `draw()` and the generator `specproofs::Generator`, which engines can take where they are templates.
// Standard library alone. Apache-2.0.

#ifndef SPECPROOFS_HPP
#define SPECPROOFS_HPP

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#if defined(__GNUC__) || defined(__clang__)
#define SPECPROOFS_FILE __builtin_FILE()
#define SPECPROOFS_LINE __builtin_LINE()
#elif defined(_MSC_VER) && _MSC_VER >= 1926
#define SPECPROOFS_FILE __builtin_FILE()
#define SPECPROOFS_LINE __builtin_LINE()
#else
#define SPECPROOFS_FILE ""
#define SPECPROOFS_LINE 0
#endif

namespace specproofs {

inline constexpr int protocol = 1;
inline constexpr const char* version = "0.1.0";

using Row = std::vector<double>;
using Rows = std::vector<Row>;

/// A drafted block: K tokens, K rows of the draft, K + 1 rows of the target.
struct Block {
    std::vector<int> drafted;
    Rows draft;
    Rows target;
};

/// A round that the audited function drafts and verifies itself.
class Round {
public:
    std::vector<int> prefix;   ///< The tokens before this round.
    int lookahead = 0;         ///< How many tokens to draft.
    int drafts = 1;            ///< How many drafts.
    int left = 0;              ///< Tokens up to the horizon; what is written behind it is cut off.
    int vocabulary = 0;        ///< Tokens are 0 … V−1.
    std::vector<int> end;      ///< Tokens that end the text.

    /// The draft's row after the prefix and these tokens.
    Row draft(const std::vector<int>& after = {}) const { return row(draft_, after); }

    /// The target's row after the prefix and these tokens; behind the end of the text, token 0 for certain.
    Row target(const std::vector<int>& after = {}) const { return row(target_, after); }

    /// Whether a token ends the text.
    bool ends(int token) const { return std::find(end.begin(), end.end(), token) != end.end(); }

    /// Rows by the tokens after the prefix, with spaces between: "", "0", "0 1".
    void give(std::map<std::string, Row> draft, std::map<std::string, Row> target) {
        draft_ = std::move(draft);
        target_ = std::move(target);
    }

private:
    Row row(const std::map<std::string, Row>& rows, const std::vector<int>& after) const {
        std::string key;
        for (int token : after) { key += (key.empty() ? "" : " ") + std::to_string(token); }
        const auto found = rows.find(key);
        if (found != rows.end()) { return found->second; }
        Row beyond(static_cast<std::size_t>(vocabulary), 0.0);
        beyond.at(0) = 1.0;
        return beyond;
    }

    std::map<std::string, Row> draft_;
    std::map<std::string, Row> target_;
};

/// What a round wrote: all tokens, and how many of the first ones were drafts.
struct Written {
    std::vector<int> tokens;
    int kept;
};

/// The code did something with a random number whose law is not known here.
struct CannotSteer : std::logic_error {
    using std::logic_error::logic_error;
};

namespace detail {

// A JSON value, as far as requests need it: lists, objects, numbers, strings, true and false.
struct Json {
    enum Kind { Null, Bool, Number, String, List, Object } kind = Null;
    bool truth = false;
    double number = 0;
    std::string string;
    std::vector<Json> items;
    std::vector<std::pair<std::string, Json>> members;

    const Json* find(const std::string& name) const {
        for (const auto& member : members) {
            if (member.first == name) { return &member.second; }
        }
        return nullptr;
    }
};

class Parser {
public:
    explicit Parser(const std::string& text) : text_(text) {}

    Json parse() {
        Json value = any();
        blanks();
        if (at_ != text_.size()) { fail(); }
        return value;
    }

private:
    [[noreturn]] void fail() const { throw std::runtime_error("the request is not JSON at byte " + std::to_string(at_)); }

    void blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_]))) { ++at_; }
    }

    char next() {
        blanks();
        if (at_ >= text_.size()) { fail(); }
        return text_[at_];
    }

    void take(char sign) {
        if (next() != sign) { fail(); }
        ++at_;
    }

    bool took(const char* word) {
        const std::string expected(word);
        if (text_.compare(at_, expected.size(), expected) != 0) { return false; }
        at_ += expected.size();
        return true;
    }

    Json any() {
        Json value;
        switch (next()) {
        case '{':
            value.kind = Json::Object;
            take('{');
            while (next() != '}') {
                if (!value.members.empty()) { take(','); }
                std::string name = string();
                take(':');
                value.members.emplace_back(std::move(name), any());
            }
            take('}');
            return value;
        case '[':
            value.kind = Json::List;
            take('[');
            while (next() != ']') {
                if (!value.items.empty()) { take(','); }
                value.items.push_back(any());
            }
            take(']');
            return value;
        case '"':
            value.kind = Json::String;
            value.string = string();
            return value;
        default:
            if (took("null")) { return value; }
            if (took("true")) { value.kind = Json::Bool; value.truth = true; return value; }
            if (took("false")) { value.kind = Json::Bool; return value; }
            char* end = nullptr;
            value.kind = Json::Number;
            value.number = std::strtod(text_.c_str() + at_, &end);
            if (end == text_.c_str() + at_) { fail(); }
            at_ = static_cast<std::size_t>(end - text_.c_str());
            return value;
        }
    }

    std::string string() {
        take('"');
        std::string value;
        while (at_ < text_.size() && text_[at_] != '"') {
            if (text_[at_] == '\\') { fail(); }  // no request has escapes
            value += text_[at_++];
        }
        if (at_ >= text_.size()) { fail(); }
        ++at_;
        return value;
    }

    const std::string& text_;
    std::size_t at_ = 0;
};

inline std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (char sign : text) {
        if (sign == '"' || sign == '\\') { result += '\\'; }
        result += static_cast<unsigned char>(sign) < 0x20 ? ' ' : sign;
    }
    return result + "\"";
}

inline std::string wire(double number) {
    if (!std::isfinite(number)) { return std::isnan(number) ? "\"nan\"" : number > 0 ? "\"inf\"" : "\"-inf\""; }
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.17g", number);
    return buffer;
}

inline std::string place(const char* file, int line) {
    std::string name(file);
    const auto slash = name.find_last_of("/\\");
    return name.empty() ? name : (slash == std::string::npos ? name : name.substr(slash + 1)) + ":" + std::to_string(line);
}

// One run: the answers that it is to follow, and the questions that it asked.
struct Run {
    std::vector<int> answers;
    std::vector<std::string> asked;
    int coins = 0;

    int settle(const std::string& question, const char* file, int line, int likeliest, bool is_draw) {
        const int answer = asked.size() < answers.size() ? answers[asked.size()] : likeliest;
        const std::string given = is_draw ? std::to_string(answer) : answer ? "true" : "false";
        asked.push_back("{" + question + ",\"at\":" + quoted(place(file, line)) + ",\"answer\":" + given + "}");
        return answer;
    }
};

inline Run*& current() {
    static Run* run = nullptr;
    return run;
}

inline Run& running() {
    if (!current()) { throw CannotSteer("no audit is running: random numbers are steered only while the audited function runs"); }
    return *current();
}

}  // namespace detail

/// True with this probability.
inline bool accept(double probability, const char* file = SPECPROOFS_FILE, int line = SPECPROOFS_LINE) {
    return detail::running().settle("\"accept\":" + detail::wire(probability), file, line, !(probability < 0.5), false) != 0;
}

/// An index drawn in proportion to weights.
inline int draw(const std::vector<double>& weights, const char* file = SPECPROOFS_FILE, int line = SPECPROOFS_LINE) {
    std::string list;
    int likeliest = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        list += (i ? "," : "") + detail::wire(weights[i]);
        if (weights[i] > weights[static_cast<std::size_t>(likeliest)]) { likeliest = static_cast<int>(i); }
    }
    return detail::running().settle("\"draw\":[" + list + "]", file, line, likeliest, true);
}

/// A number that a coin is compared with, and where.
struct Threshold {
    Threshold(double number, const char* source = SPECPROOFS_FILE, int at = SPECPROOFS_LINE) : value(number), file(source), line(at) {}

    double value;
    const char* file;
    int line;
};

namespace detail {
template <class>
inline constexpr bool refused = false;
}

/// A uniform number in [0, 1) that is known only as far as comparisons have asked. Copies are the same number.
///
/// It can be compared with numbers and inverted through cumulative sums; arithmetic on it does not compile.
class Coin {
public:
    explicit Coin(int number) : known_(std::make_shared<Known>(Known{number})) {}

    friend bool operator<(const Coin& u, Threshold t) { return u.below(t); }
    friend bool operator<=(const Coin& u, Threshold t) { return u.below(t); }  // equality has probability 0
    friend bool operator>(const Coin& u, Threshold t) { return !std::isnan(t.value) && !u.below(t); }
    friend bool operator>=(const Coin& u, Threshold t) { return !std::isnan(t.value) && !u.below(t); }
    friend bool operator<(Threshold t, const Coin& u) { return u > t; }
    friend bool operator<=(Threshold t, const Coin& u) { return u > t; }
    friend bool operator>(Threshold t, const Coin& u) { return u < t; }
    friend bool operator>=(Threshold t, const Coin& u) { return u < t; }

    template <class T, class = std::enable_if_t<std::is_arithmetic_v<T>>>
    operator T() const {
        static_assert(
            detail::refused<T>, "specproofs: a random number that is steered has no value; compare it, or use accept() or draw()");
        return T();
    }

private:
    struct Known {
        int number;
        double low = 0;
        double high = 1;
    };

    bool below(const Threshold& t) const {
        if (!(t.value > known_->low && t.value < known_->high)) { return t.value >= known_->high; }
        const int likeliest = t.value - known_->low >= known_->high - t.value;
        const std::string question = "\"below\":" + detail::wire(t.value) + ",\"coin\":" + std::to_string(known_->number);
        const bool yes = detail::running().settle(question, t.file, t.line, likeliest, false) != 0;
        (yes ? known_->high : known_->low) = t.value;
        return yes;
    }

    std::shared_ptr<Known> known_;
};

/// A new uniform number.
inline Coin coin() { return Coin(detail::running().coins++); }

/// The index whose stretch of the cumulative sum of weights holds u · (their sum).
inline int invert(const Coin& u, const std::vector<double>& weights, const char* file = SPECPROOFS_FILE, int line = SPECPROOFS_LINE) {
    double total = 0;
    for (double weight : weights) { total += weight; }
    double end = 0;
    int last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (!(weights[i] > 0)) { continue; }
        end += weights[i] / total;
        last = static_cast<int>(i);
        if (u < Threshold(end, file, line)) { return last; }
    }
    return last;
}

/// A source of random numbers for code that takes one as a template parameter.
///
/// It meets the requirements of a uniform random bit generator in name only: how a distribution of <random> turns bits into numbers is
/// not known here, so such a use does not compile, and says why.
class Generator {
public:
    using result_type = unsigned int;

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    template <class T = void>
    result_type operator()() {
        static_assert(
            detail::refused<T>,
            "specproofs: a distribution of <random> cannot be steered; use uniform(), bernoulli() or discrete() of specproofs::Generator");
        return 0;
    }

    Coin uniform() { return coin(); }

    bool bernoulli(double probability, const char* file = SPECPROOFS_FILE, int line = SPECPROOFS_LINE) {
        return accept(probability, file, line);
    }

    int discrete(const std::vector<double>& weights, const char* file = SPECPROOFS_FILE, int line = SPECPROOFS_LINE) {
        return draw(weights, file, line);
    }
};

namespace detail {

inline const Json& member(const Json& owner, const char* name) {
    const Json* found = owner.find(name);
    if (!found) { throw std::runtime_error(std::string("the request has no \"") + name + "\""); }
    return *found;
}

inline double fraction(const Json& number) {
    if (number.kind == Json::Number) { return number.number; }
    const auto slash = number.string.find('/');
    const double numerator = std::strtod(number.string.c_str(), nullptr);
    return slash == std::string::npos ? numerator : numerator / std::strtod(number.string.c_str() + slash + 1, nullptr);
}

inline Rows rows(const Json& list) {
    Rows result;
    for (const Json& row : list.items) {
        result.emplace_back();
        for (const Json& mass : row.items) { result.back().push_back(fraction(mass)); }
    }
    return result;
}

inline std::vector<int> ints(const Json& list) {
    std::vector<int> result;
    for (const Json& item : list.items) {
        result.push_back(item.kind == Json::Bool ? item.truth : static_cast<int>(item.number));
    }
    return result;
}

template <class T>
std::string joined(const std::vector<T>& items) {
    std::string result;
    for (const T& item : items) {
        if constexpr (std::is_same_v<T, std::string>) {
            result += (result.empty() ? "" : ",") + item;
        } else {
            result += (result.empty() ? "" : ",") + std::to_string(item);
        }
    }
    return result;
}

inline Block block(const Json& given) {
    return {ints(member(given, "drafted")), rows(member(given, "draft")), rows(member(given, "target"))};
}

inline int whole(const Json& owner, const char* name) { return static_cast<int>(member(owner, name).number); }

inline std::map<std::string, Row> rows_by_tokens(const Json& object) {
    std::map<std::string, Row> result;
    for (const auto& entry : object.members) {
        Row& row = result[entry.first];
        for (const Json& mass : entry.second.items) { row.push_back(fraction(mass)); }
    }
    return result;
}

inline Round round(const Json& given) {
    Round result;
    result.prefix = ints(member(given, "prefix"));
    result.lookahead = whole(given, "lookahead");
    result.drafts = whole(given, "drafts");
    result.left = whole(given, "left");
    result.vocabulary = whole(given, "vocabulary");
    result.end = ints(member(given, "end"));
    result.give(rows_by_tokens(member(given, "draft")), rows_by_tokens(member(given, "target")));
    return result;
}

// Whether a function takes a round; one that takes anything at all verifies a block.
template <class Function>
inline constexpr bool takes_round =
    std::conjunction_v<std::negation<std::is_invocable<Function&, const Block&>>, std::is_invocable<Function&, const Round&>>;

template <class Function>
std::string answered(Function& function, const Json& request) {
    const Json& given = member(request, takes_round<Function> ? "round" : "verify");
    Run run;
    run.answers = ints(member(request, "answers"));
    current() = &run;
    std::string end;
    try {
        const Written written = [&]() -> Written {
            if constexpr (takes_round<Function>) {
                return function(round(given));
            } else {
                return function(block(given));
            }
        }();
        end = "\"done\":{\"tokens\":[" + joined(written.tokens) + "],\"kept\":" + std::to_string(written.kept) + "}}";
    } catch (const std::exception& failure) {
        end = "\"error\":" + quoted(failure.what()) + "}";
    }
    current() = nullptr;
    return "{\"asked\":[" + joined(run.asked) + "]," + end;
}

}  // namespace detail

/// Answers the requests of `specproofs audit` until the input ends. The exit code of a main function.
///
/// The function takes a `const Block&` and verifies, or a `const Round&` and drafts too. It returns what it wrote.
template <class Function>
int serve(const std::string& name, Function&& function) {
    const char* const form = detail::takes_round<std::remove_reference_t<Function>> ? "round" : "verify";
    std::cout << "{\"specproofs\":" << protocol << ",\"client\":\"c++ " << version << "\",\"form\":\"" << form << "\",\"name\":"
              << detail::quoted(name) << "}" << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.empty()) { continue; }
        try {
            std::cout << detail::answered(function, detail::Parser(line).parse()) << std::endl;
        } catch (const std::exception& failure) {
            std::cerr << failure.what() << std::endl;
            return 1;
        }
    }
    return 0;
}

}  // namespace specproofs

#endif  // SPECPROOFS_HPP
