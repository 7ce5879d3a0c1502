extern alias Symbolic;

using System.Text;
using SymbolicDrafts = Symbolic::SpecProofs.Conformance.Drafts;
using SymbolicInstance = Symbolic::SpecProofs.Conformance.GeneratedInstance;
using SymbolicLookahead = Symbolic::SpecProofs.Conformance.Lookahead;
using SymbolicMutants = Symbolic::SpecProofs.Bestiary.Mutants;

namespace SpecProofs.Tests;

/// <summary>
/// The bestiary's decoders, compiled over symbolic reals: every wrong one that needs no end token to be wrong is refuted at a
/// rational instance, and no control is.
/// </summary>
public sealed class Bestiary_Refuted
{
    /// <summary>Steps of the arithmetic of a case, in place of seconds: the same on every machine.</summary>
    private static readonly ProofBudget Budget = new(Runs: 2_000, Work: 60_000);

    private static readonly Lazy<IReadOnlyList<Entry>> Entries = new(() => [.. Mutants.All.Select(Entry.Of)]);

    public static IEnumerable<string> Snapshots => ["proofs.bestiary"];

    /// <summary>Wrong from three positions or tokens on, where the work is spent; tried on rational instances, they are caught.</summary>
    private static readonly string[] TooLarge = ["recurrent-state-keeps-rejected", "warper-order", "tree-flattened"];

    [NeedsFact(Need.Time)]
    public void Every_wrong_decoder_is_refuted_and_exact_enumeration_confirms_it()
    {
        var wrong = Entries.Value.Where(entry => !entry.Mutant.Lossless && !NeedsEndToken(entry.Mutant)).ToList();
        Assert.InRange(wrong.Count, 69, Mutants.All.Count(mutant => !mutant.Lossless));
        Assert.Equal(TooLarge, wrong.Where(entry => entry.Last.Outcome is Outcome.Open).Select(entry => entry.Mutant.Name));
        Assert.All(wrong.Where(entry => !TooLarge.Contains(entry.Mutant.Name)), entry =>
        {
            var refuted = Assert.IsType<Outcome.Refuted>(entry.Last.Outcome);
            var size = entry.Last.Size;
            var instance = refuted.Counterexample.Point.Instance(size.Vocabulary, size.Horizon);
            var decoder = entry.Mutant.Decoder(new(size.Lookahead), new(size.Drafts));
            var expected = entry.Mutant.Reference?.Of(instance) ?? instance;
            var wrongLaw = !ExactLaw.Of(decoder, instance).Equals(TargetLaw.Of(expected));
            var wrongCount = entry.Mutant.Reports
                && ExactLaw.OfTranscripts(decoder, instance).Outcomes.Any(run => run.Reported != run.Kept);
            Assert.True(wrongLaw || wrongCount, entry.Mutant.Name);
        });
    }

    [NeedsFact(Need.Time)]
    public void No_control_is_refuted() => Assert.All(
        Entries.Value.Where(entry => entry.Mutant.Lossless),
        entry => Assert.All(entry.Cases, @case => Assert.IsNotType<Outcome.Refuted>(@case.Outcome)));

    [NeedsFact(Need.Time)]
    public async Task They_are_decided_as_approved()
    {
        var text = new StringBuilder();
        foreach (var entry in Entries.Value)
        {
            text.Append($"{entry.Mutant.Name,-35}{entry.Words}\n");
        }

        await Verifier.Verify(text.ToString(), "txt").UseDirectory(Repository.Snapshots).UseFileName("proofs.bestiary");
    }

    /// <summary>End tokens are tried, not proved: without one, such a decoder is right.</summary>
    private static bool NeedsEndToken(Mutant mutant) => LeastCounterexample.Of(mutant) is { Given.EndTokens.Count: > 0 };

    /// <summary>What a decoder is tried on.</summary>
    private sealed record Size(int Vocabulary, int Horizon, int Lookahead, int Drafts)
    {
        /// <summary>Up to three tokens for one position, up to three positions for two tokens.</summary>
        public static IEnumerable<Size> All(Mutant mutant) =>
            from size in new (int V, int T)[] { (2, 1), (3, 1), (2, 2), (2, 3) }
            from lookahead in Enumerable.Range(1, size.T)
            where !mutant.Lossless || (size.T < 3 && lookahead == size.T)
            select new Size(size.V, size.T, lookahead, mutant.Statement == "T3.law" ? 2 : 1);

        public override string ToString() => $"V = {Vocabulary}, T = {Horizon}, γ = {Lookahead}{(Drafts == 1 ? "" : $", M = {Drafts}")}";
    }

    private sealed record Case(Size Size, Outcome Outcome);

    /// <summary>A decoder with its cases, up to the first that refutes it or, of a control, leaves it open.</summary>
    private sealed record Entry(Mutant Mutant, IReadOnlyList<Case> Cases)
    {
        public Case Last => Cases[^1];

        /// <summary>The verdict, the size, the cells of all cases.</summary>
        public string Words => (Last.Outcome, FirstOpen) switch
        {
            (Outcome.Refuted, var open) => $"refuted   {Counted}{(open is null ? "" : ", open before")}",
            (_, { } open) => $"open      {open.Size,-26}{open.Outcome}",
            _ => $"proved    {Counted}",
        };

        private Case? FirstOpen => Cases.FirstOrDefault(@case => @case.Outcome is Outcome.Open);

        private string Counted => $"{Last.Size,-26}{Cases.Sum(@case => @case.Outcome.Cells),7:N0} cells";

        public static Entry Of(Mutant mutant)
        {
            var (symbolic, cases) = (SymbolicMutants.Find(mutant.Name), new List<Case>());
            foreach (var size in Size.All(mutant))
            {
                cases.Add(new(size, Proof.ForAll(
                    point => symbolic.Check(
                        new SymbolicInstance(point, size.Vocabulary, size.Horizon),
                        new SymbolicLookahead(size.Lookahead),
                        new SymbolicDrafts(size.Drafts)),
                    Budget)));
                if (cases[^1].Outcome is Outcome.Refuted || (mutant.Lossless && cases[^1].Outcome is Outcome.Open))
                {
                    break;
                }
            }

            return new(mutant, cases);
        }
    }
}
