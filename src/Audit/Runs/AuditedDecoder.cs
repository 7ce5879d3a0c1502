using System.Collections.Immutable;

namespace SpecProofs.Audit;

/// <summary>A child as a decoder: a step is a round, drafted here or by the child, and what the child writes goes into the text.</summary>
/// <remarks>
/// Tokens behind the horizon or an end token are cut off, as an engine cuts its output. Where a child does not say how many drafts it kept,
/// these are the first tokens that equal the drafted ones.
/// </remarks>
/// <param name="laws">The child's runs, each request explored once.</param>
/// <param name="lookahead">Draft tokens a round.</param>
/// <param name="drafts">Drafts a round.</param>
internal sealed class AuditedDecoder(ChildLaws laws, Lookahead lookahead, Drafts drafts) : IDecoder<Rational>
{
    private readonly Dictionary<(Context<Rational> Context, Tokens Blocks), (RunTree Tree, Request Request)> _trees = [];
    private readonly int _drafts = laws.Form is Form.Verify ? 1 : drafts.Count;

    public void Advance(IChance<Rational> chance, Text<Rational> text)
    {
        switch (laws.Form)
        {
            case Form.Verify or Form.Drafts:
                Verify(chance, text);
                break;
            case Form.Round:
                text.StartRound(lookahead.Tokens);
                var round = Walk(chance, text, whole: false)[0];
                Write(text, round, round.Kept ?? round.Tokens.Length, text.Undecided);
                break;
            default:
                foreach (var part in Walk(chance, text, whole: true))
                {
                    if (text.Ended)
                    {
                        break;
                    }

                    text.StartRound(lookahead.Tokens);
                    Write(text, part, part.Kept ?? part.Tokens.Length, text.Undecided);
                }

                break;
        }
    }

    public override string ToString() => laws.Name;

    private void Verify(IChance<Rational> chance, Text<Rational> text)
    {
        text.StartRound(lookahead.Tokens);
        // Drafts are drawn here and not by a line of the child.
        (chance as IHearsPlaces)?.At("the draft");
        var blocks = new IReadOnlyList<int>[_drafts];
        var all = new List<int>();
        for (var m = 0; m < _drafts; m++)
        {
            blocks[m] = DraftBlock.Draw(chance, text.Context, text.Undecided);
            all.AddRange(blocks[m]);
            all.Add(-1);
        }

        var key = (text.Context, Tokens.Of([.. all, text.Horizon - text.Length]));
        if (!_trees.TryGetValue(key, out var known))
        {
            var request = Requests.Verify(text.Context, blocks, text.Horizon - text.Length, laws.Form == Form.Drafts);
            known = _trees[key] = (laws.Of(request), request);
        }

        var round = known.Tree.Walk(chance, known.Request)[0];
        Write(text, round, round.Kept ?? blocks.Max(block => Common(block, round.Tokens)), blocks.Max(block => block.Count));
    }

    private ImmutableArray<WrittenRound> Walk(IChance<Rational> chance, Text<Rational> text, bool whole)
    {
        var key = (text.Context, Tokens.Of(text.Tokens));
        if (!_trees.TryGetValue(key, out var known))
        {
            var request = Requests.Round(text, new(lookahead.Tokens, _drafts), whole);
            known = _trees[key] = (laws.Of(request), request);
        }

        return known.Tree.Walk(chance, known.Request);
    }

    private static int Common(IReadOnlyList<int> block, ImmutableArray<int> tokens) =>
        tokens.Zip(block).TakeWhile(pair => pair.First == pair.Second).Count();

    /// <summary>The kept drafts, then the token that replaces a rejected one, if a draft was rejected, then tokens of the target.</summary>
    private static void Write(Text<Rational> text, WrittenRound round, int kept, int drafted)
    {
        text.Report(round.Reported);
        for (var i = 0; i < round.Tokens.Length && !text.Ended; i++)
        {
            if (i < kept)
            {
                text.Accept(round.Tokens[i]);
            }
            else if (i == kept && i < drafted)
            {
                text.Reject(round.Tokens[i]);
            }
            else
            {
                text.AppendFromTarget(round.Tokens[i]);
            }
        }
    }
}
