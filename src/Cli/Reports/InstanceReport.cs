namespace SpecProofs.Cli;

/// <summary>Everything that <c>instance</c> prints, computed before the first line is printed.</summary>
/// <param name="Path">The file.</param>
/// <param name="File">Its content.</param>
/// <param name="Budget">What an exact recursion may cost.</param>
/// <param name="ClosedForms">The closed forms.</param>
internal sealed record InstanceReport(string Path, InstanceFile File, ExactBudget Budget, InstanceClosedForms ClosedForms)
{
    /// <summary>Simulated rejections and rounds, if requested.</summary>
    public SimulatedRuns? Simulated { get; init; }

    /// <summary>Output laws, if requested.</summary>
    public OutputLaws? Law { get; init; }

    /// <summary>Verification rules side by side, if requested.</summary>
    public RuleTables? Rules { get; init; }

    /// <summary>The report that was requested.</summary>
    /// <param name="path">The file.</param>
    /// <param name="request">What of it.</param>
    /// <param name="begins">Told what is computed next, for a person who waits.</param>
    /// <exception cref="InstanceFileException">The file does not describe an instance.</exception>
    /// <exception cref="BadInputException">The output law is requested and over the budget.</exception>
    public static InstanceReport Of(string path, InstanceRequest request, Action<string>? begins = null)
    {
        var file = InstanceFile.Read(path);
        InstanceCost.Check(path, file.Instance, request);
        begins?.Invoke("output laws");
        var laws = request.Law ? Laws(path, file.Instance, request) : null;
        begins?.Invoke("closed forms");
        var forms = InstanceClosedForms.Of(file.Instance, request.Batch, request.Epsilons, request.Budget);
        begins?.Invoke("verification rules");
        var report = new InstanceReport(path, file, request.Budget, forms) { Law = laws, Rules = Compared(file, request) };
        begins?.Invoke("simulation");
        return request.Runs is { } runs ? report with { Simulated = SimulatedRuns.Of(report, request, runs) } : report;
    }

    private static RuleTables? Compared(InstanceFile file, InstanceRequest request) => request.Rules is { } rules
        ? RuleTables.Of(file.Instance.ToFloatingPoint(), rules.Drafts, rules.Lookaheads, rules.Costs, request.Seed)
        : null;

    private static OutputLaws Laws(string path, Instance<Rational> instance, InstanceRequest request)
    {
        try
        {
            return OutputLaws.Of(instance, request.Decoders);
        }
        catch (BudgetExceededException)
        {
            throw new BadInputException(
                $"{Quoted.Path(path)}: --law: the output law has over {OutputLaws.BudgetOf(instance):N0} paths: use a shorter horizon");
        }
    }
}
