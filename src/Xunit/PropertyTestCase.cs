using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using SpecProofs.Conformance;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Xunit;

/// <summary>
/// An xunit test case whose run is a run of a property. Its trait <c>Statement </c> is the id of the statement that it checks.
/// </summary>
public sealed class PropertyTestCase : TestMethodTestCase, IXunitTestCase
{
    /// <summary>The name of the trait.</summary>
    public const string Trait = "Statement";

    /// <summary>For deserialisation by the test platform only.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the deserialiser.")]
    public PropertyTestCase()
    {
    }

    /// <summary>The test case of a method marked with <see cref="ChecksAttribute"/>.</summary>
    public PropertyTestCase(TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(display, options, method)
    {
    }

    /// <inheritdoc/>
    public int Timeout => 0;

    /// <inheritdoc/>
    public Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink,
        IMessageBus messageBus,
        object[] constructorArguments,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellationTokenSource) =>
        new CaseRunner(this, constructorArguments, messageBus, aggregator, cancellationTokenSource).RunAsync();

    /// <summary>The mark of a method; null if it is no property.</summary>
    internal static ChecksAttribute? MarkOf(IMethodInfo method) => method.ToRuntimeMethod()?.GetCustomAttribute<ChecksAttribute>();

    /// <inheritdoc/>
    protected override void Initialize()
    {
        base.Initialize();
        Traits.Add(Trait, [MarkOf(Method)!.Id]);
    }

    private sealed class CaseRunner(
        IXunitTestCase testCase,
        object[] constructorArguments,
        IMessageBus bus,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestCaseRunner(testCase, testCase.DisplayName, testCase.SkipReason, constructorArguments, [], bus, aggregator, cancellation)
    {
        protected override Task<RunSummary> RunTestAsync() =>
            new PropertyTestRunner(
                CreateTest(TestCase, DisplayName),
                MessageBus,
                TestClass,
                ConstructorArguments,
                TestMethod,
                new(Aggregator),
                CancellationTokenSource).RunAsync();
    }

    private sealed class PropertyTestRunner(
        ITest test,
        IMessageBus bus,
        Type testClass,
        object[] constructorArguments,
        MethodInfo method,
        ExceptionAggregator aggregator,
        CancellationTokenSource cancellation)
        : XunitTestRunner(test, bus, testClass, constructorArguments, method, [], string.Empty, [], aggregator, cancellation)
    {
        protected override Task<decimal> InvokeTestMethodAsync(ExceptionAggregator aggregator) => Task.Run(() =>
        {
            var watch = Stopwatch.StartNew();
            aggregator.Run(() => PropertyRunner.Run(StatedProperty.Of(TestMethod), RunOptions.FromEnvironment()).ThrowIfFalsified());
            return (decimal)watch.Elapsed.TotalSeconds;
        });
    }
}
