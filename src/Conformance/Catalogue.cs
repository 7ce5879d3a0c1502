namespace SpecProofs.Conformance;

/// <summary>Every statement that the suite checks. Ids are stable: one that was released is never removed or given another meaning.</summary>
public static class Catalogue
{
    private const string Paper = "Yin, Chen, Huang, Wang 2024";

    /// <summary>All statements, in the order of the ledger.</summary>
    public static IReadOnlyList<Statement> Statements { get; } =
    [
        new("A1.law", "Auto-regressive decoding has the target's law Q and calls the target T times.", $"{Paper}, auto-regressive decoding"),
        new("A2.lazy", "Drawing draft tokens when they are looked at gives the same law of tokens, rejections and rounds as drawing the whole block first.", $"{Paper}, speculative decoding"),
        new("A3.lossless", "Rejection-based decoding with b = min(1, q/p) and the residual is speculative decoding.", $"{Paper}, rejection-based decoding"),
        new("A4.single", "Batch speculative decoding with one draft is speculative decoding.", $"{Paper}, batch speculative decoding"),
        new("T1.law", "The output law of speculative decoding is the target's law Q, for every lookahead, with and without bonus.", $"{Paper}, Theorem 1"),
        new("T1.rejections", "Without bonus E[N_rej] = Σ_n E_Q TV(p_n, q_n), and Pr(R_n = 1 | x_<n) = TV(p_n, q_n)(x_<n).", $"{Paper}, Theorem 1"),
        new("T1.lookahead", "Without bonus E[N_rej] does not depend on the lookahead; with a bonus it is at most that.", $"{Paper}, Theorem 1"),
        new("T1.calls", "Drafting to the horizon, E[rounds] = 1 + Σ_{n<T} E_Q TV(p_n, q_n).", $"{Paper}, Theorem 1"),
        new("L.tv", "The forms of total variation agree, it is the largest event gap, and it is a metric.", $"{Paper}, section 2"),
        new("L.coupling", "The one-step test is a maximal coupling: Pr(output ≠ draft) = TV(p, q), and no coupling does better.", $"{Paper}, section 3"),
        new("T2.bound", "Every lossless member (b, P) of rejection-based decoding has E[N_rej] ≥ Σ_n E_Q TV(p_n, q_n); those that depend on the prefix are lossless exactly if b ≤ min(1, q/p) and P = (q − b·p)/Σ(1 − b)p.", $"{Paper}, Theorem 2"),
        new("T2.tight", "Speculative decoding attains the bound; a lossless member does exactly if b·p = min(p, q) at every prefix that Q reaches.", $"{Paper}, Theorem 2"),
        new("T2.scope", "The bound holds where P depends on the rejected token, and ends where tokens are judged by later draft tokens: block verification is lossless and goes below it.", $"{Paper}, Theorem 2; Sun et al. 2025"),
        new("T3.law", "The output law of batch speculative decoding is Q, for every number of drafts.", $"{Paper}, Theorem 3"),
        new("T3.rejections", "E[N_rej] of batch speculative decoding = Σ_n E_Q TV − Σ_n Σ f(x_<n) · (TV(p_n, q_n) − Π_m TV(q^m_n, p_n)).", $"{Paper}, Theorem 3"),
        new("T3.recursion", "f(x_1:n) = f(x_<n) · Π TV(q^m, p) · q^{M+1}(x_n) + (Q − f)(x_<n) · [q − p]₊(x_n) is the probability that the prefix is written and its last token came from a rejection.", $"{Paper}, Theorem 3"),
        new("T3.monotone", "E[N_rej] never rises with the number of drafts; TV(q^m, p) never falls with m; q^m ≠ p for m ≥ 2.", $"{Paper}, Theorem 3"),
        new("T3.lookahead", "With a lookahead and no bonus the law is Q, and E[N_rej] lies between Σ E_Q Π TV(q^m, p), attained at lookahead 1, and its value at the horizon.", $"{Paper}, Theorem 3"),
        new("P1.limit", "As M → ∞, Π TV(q^m, p) falls to the target's mass outside the draft's support: in finitely many steps where there is some, geometrically where there is none; E[N_rej] falls to the recursion's value with that limit.", $"{Paper}, Proposition 1"),
        new("T4.value", "min over P of TV(b·p + ρ·P, q) = ½ Σ|q − b·p| − ½ ρ = Σ [b·p − q]₊.", $"{Paper}, Theorem 4"),
        new("T4.set", "P attains the minimum exactly if P = 0 where q < b·p and ρ·P ≤ q − b·p elsewhere.", $"{Paper}, Theorem 4"),
        new("T5.front", "For b ≥ min(1, q/p): Pr(reject) + Loss*(b) = TV(p, q).", $"{Paper}, Theorem 5"),
        new("T5.horizon", "Over a horizon and under the decoder's own law A: E[N_rej] + Σ E_A loss = Σ E_A TV(p_n, q_n), and TV(output law, Q) ≤ Σ E_A loss.", $"{Paper}, Theorem 5"),
        new("T5.bound", "For every (b, P): Pr(reject) + TV(output, q) ≥ TV(p, q), and every point of the front is attained.", $"{Paper}, Theorem 5"),
        new("TAB1.order", "With b = min(1, (q + ε)/p) the optimal fallback is never farther from q than the fallback P = q, with the same rejections at every prefix.", $"{Paper}, Table 1"),
        new("L.residual", "What acceptance keeps, min(p, q), and what the residual adds, make up q.", $"{Paper}, proof of Theorem 1"),
        new("L.stages", "The division-free recursion g_{m+1} = [g_m − r_m·p]₊, r_{m+1} = Σ g_{m+1} gives r_{M+1} = Π TV(q^m, p) and g_{M+1} = r_{M+1} · q^{M+1}.", $"{Paper}, proof of Theorem 3"),
        new("X.sequence", "For any member: TV(output law, Q) ≤ Σ_n E_A TV(A(· | x_<n), q_n).", "telescoping"),
        new("E.equal", "Where draft = target nothing is rejected, and the residual is never asked for.", "convention"),
        new("E.disjoint", "Where draft and target have disjoint supports everything is rejected.", "convention"),
        new("E.undrafted", "A token that is never drafted has acceptance 1.", "convention"),
        new("E.unwanted", "A token without target mass is never written.", "convention"),
        new("E.single", "With one token, V = 1, nothing is rejected.", "convention"),
        new("E.certain", "With ρ = 0 the fallback is never used: the loss is TV(p, q) with any.", "convention"),
        new("E.manyDrafts", "Drafts beyond those that reach the limit change nothing.", "convention"),
        new("E.unreachable", "What the models say at prefixes that the target cannot reach is never asked.", "convention"),
        new("N.bonus", "E[N_rej] = Σ E_Q TV also with a bonus token.", $"a reading of {Paper}, Theorem 1"),
        new("N.calls", "the number of target calls is N_rej, or N_rej + 1.", $"a reading of {Paper}, Theorem 1"),
        new("N.underDraft", "the expectation in Theorem 1 may be taken under the draft.", $"a reading of {Paper}, Theorem 1"),
        new("N.batchPower", "M drafts reject with probability TV(p, q)^M.", $"a reading of {Paper}, Theorem 3"),
        new("N.batchZero", "enough drafts remove all rejections.", $"a reading of {Paper}, Proposition 1"),
        new("N.batchOptimal", "batch decoding's first token attains the best multi-draft acceptance.", $"a reading of {Paper}, Theorem 3"),
        new("N.allSchemes", "the bound of Theorem 2 holds for every lossless scheme.", $"a reading of {Paper}, Theorem 2"),
        new("N.everyHistory", "a lossless member has b ≤ min(1, q/p) after every accept/reject history.", $"a reading of {Paper}, Theorem 2"),
        new("N.uniqueFallback", "the minimiser in Theorem 4 is unique.", $"a reading of {Paper}, Theorem 4"),
        new("N.frontEveryRule", "Pr(reject) + Loss*(b) = TV for every b.", $"a reading of {Paper}, Theorem 5"),
        new("N.frontHorizon", "over a horizon the front adds up under Q.", $"a reading of {Paper}, Theorem 5"),
        new("N.lossyIsFaster", "over-acceptance never increases E[N_rej].", $"a reading of {Paper}, Theorem 5"),
        new("N.averageRate", "E[tokens a round] = (1 − a^{γ+1})/(1 − a) with the average acceptance rate a.", "a reading of Leviathan, Kalman, Matias 2023"),
        new("S.sampler", "Sampled transcripts have the exact law of transcripts.", "this project"),
    ];

    /// <summary>The statement with this id.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Statement Find(string id) => Statements.FirstOrDefault(statement => statement.Id == id)
        ?? throw new ArgumentException($"there is no statement \"{id}\"; the ids are {string.Join(", ", Statements.Select(statement => statement.Id))}");
}
