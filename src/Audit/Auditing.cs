using System.Diagnostics;

namespace SpecProofs.Audit;

/// <summary>An audit: starts a child, tries each claim on the small world, random cases and near constants, and ends the child.</summary>
public static class Auditing
{
    /// <summary>A case costs some runs of a process, a hundred times what it costs here.</summary>
    private const int Below = 1_000;

    /// <summary>Runs an audit.</summary>
    /// <param name="settings">What is tried.</param>
    /// <param name="planned">Told how many cases there are once that is known.</param>
    /// <param name="tried">Told of each case that is tried.</param>
    /// <exception cref="ChildFaultException">The child cannot be started, fails, or breaks the protocol.</exception>
    public static AuditResult Run(AuditSettings settings, Action<long>? planned = null, Action<int>? tried = null)
    {
        var watch = Stopwatch.StartNew();
        using var child = Child.Start(settings.Command, settings.CallLimit);
        if (child.Hello.Sampled)
        {
            throw new ChildFaultException($"{child.Hello.Name} says that it can only be sampled: use --statistical");
        }

        if (child.Hello.Form == Form.Verify && settings.Claims.FirstOrDefault(claim => claim.Claim.NeedsDrafts) is { } several)
        {
            throw new ChildFaultException($"{several.Name} is about several drafts, and {child.Hello.Name} verifies one");
        }

        var (shared, countsKept) = (new ExploredRequests(), settings.Claims.Any(claim => claim.CountsKept));
        var laws = new ChildLaws(child, settings, countsKept, shared);
        var claims = ClaimsOf(laws, settings);
        planned?.Invoke(claims.Planned(settings.Options) * settings.Claims.Count);
        using var ahead = new ChildrenAhead(settings, another => ClaimsOf(new(another, settings, countsKept, shared), settings)
            .Trials(settings.Options, Limited(settings.Claims[0].Within(settings.Tolerance), settings)));
        var results = new List<(AuditClaim, PropertyResult)>();
        foreach (var claim in settings.Claims)
        {
            results.AddRange(claims.Run(settings.Options, Advance, Limited(Watched(claim.Within(settings.Tolerance)), settings))
                .Select(result => (claim, result)));
        }

        return new(child.Hello, results, laws.Reading, laws.Requests, laws.Runs, watch.Elapsed);

        void Advance(int cases)
        {
            ahead.Advance();
            tried?.Invoke(cases);
        }

        Claim Watched(Claim claim) => claim with
        {
            Try = at =>
            {
                try
                {
                    claim.Try(at);
                }
                catch (FalsifiedException)
                {
                    ahead.Stop();
                    throw;
                }
            },
        };
    }

    private static DecoderClaims ClaimsOf(ChildLaws laws, AuditSettings settings) => (laws.Form switch
    {
        Form.Verify => DecoderClaims.Of(lookahead => new AuditedDecoder(laws, lookahead, new Drafts(1))),
        _ when laws.Form != Form.Drafts && settings.Drafts.Count == 0 && !settings.Claims.Any(claim => claim.Claim.NeedsDrafts) =>
            DecoderClaims.Of(lookahead => new AuditedDecoder(laws, lookahead, new Drafts(1))),
        _ => DecoderClaims.Of((lookahead, drafts) => new AuditedDecoder(laws, lookahead, drafts)),
    }).Over(settings.Family)
        .Within(new() { StagePaths = settings.StagePaths, Time = settings.Time, Below = Below })
        .ReplayedBy(settings.Replay);

    private static Claim Limited(Claim claim, AuditSettings settings)
    {
        var (lookaheads, drafts) = (settings.Lookaheads, settings.Drafts);
        claim = lookaheads.Count == 0 ? claim : claim.Where(
            at => lookaheads.Any(each => each.Reaching(at.Instance.Horizon) == at.Lookahead),
            $"the lookahead is {string.Join(" or ", lookaheads)}");
        return drafts.Count == 0 ? claim : claim.Where(
            at => drafts.Contains(at.Drafts.Count), $"the number of drafts is {string.Join(" or ", drafts)}");
    }
}
