using SpecProofs.Conformance;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Xunit;

/// <summary>
/// Runs the properties of a test assembly before everything else, the most basic first. Where one fails, all other tests could only
/// repeat the news: they are skipped.
/// </summary>
/// <remarks>
/// The first property that fails, in the order of what statements build on, fails with its whole report; the others fail with a line. A
/// test without a
/// property behind it runs as ever. <c>SPECPROOFS_ALL=1</c> runs everything regardless.
/// </remarks>
internal sealed class TheoremsFirstRunner(
    ITestAssembly assembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnostics,
    IMessageSink execution,
    ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(assembly, testCases, diagnostics, execution, options)
{
    protected override async Task<RunSummary> RunTestCollectionsAsync(
        IMessageBus messageBus, CancellationTokenSource cancellationTokenSource)
    {
        var properties = TestCases.OfType<PropertyTestCase>().ToLookup(test => StatedProperty.Of(test.Method.ToRuntimeMethod()));
        var others = TestCases.Where(test => test is not PropertyTestCase).ToList();
        var summary = new RunSummary();
        var theory = new TheoryRun(properties.Select(tests => tests.Key), RunOptions.FromEnvironment());
        await Task.Run(
            () => theory.Run(
                result => Array.ForEach(
                    [.. properties[result.Property]],
                    test => summary.Aggregate(TestMessages.Of(test, result, result == theory.Root, messageBus))),
                cancellation: cancellationTokenSource.Token),
            CancellationToken.None);
        if (theory.Root is { } root && Environment.GetEnvironmentVariable("SPECPROOFS_ALL") != "1")
        {
            var reason = $"{root.Property.Statement.Id} {(root.Verdict == Verdict.Falsified ? "is falsified" : "fails")}";
            others.ForEach(test => summary.Aggregate(TestMessages.Skipped(test, reason, messageBus)));
            return summary;
        }

        TestCases = others;
        summary.Aggregate(await base.RunTestCollectionsAsync(messageBus, cancellationTokenSource));
        return summary;
    }
}
