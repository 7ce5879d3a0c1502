using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using SpecProofs.Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Tests;

/// <summary>Where a property fails, tests that could only repeat the news are skipped and say why.</summary>
public sealed class TheoremsFirst_Skipping
{
    [Fact]
    public void A_failing_property_skips_all_other_tests() => Assert.Equal(
        ["failed False_law: T1.law is falsified: ", "failed False_count: T1.calls is falsified: ", "skipped A_fact: T1.law is falsified"],
        Told(runAll: false, nameof(Tests.A_fact), nameof(Tests.False_count), nameof(Tests.False_law)).Select(WithoutWords));

    [Fact]
    public void A_property_that_throws_skips_them_too_and_is_not_called_falsified() => Assert.Equal(
        ["failed Throws: the program failed while T3.law was checked: ", "skipped A_fact: T3.law fails"],
        Told(runAll: false, nameof(Tests.Throws), nameof(Tests.A_fact)).Select(WithoutWords));

    [Fact]
    public void All_tests_run_where_that_is_asked() => Assert.Equal(
        ["failed False_law: T1.law is falsified: ", "passed A_fact"],
        Told(runAll: true, nameof(Tests.A_fact), nameof(Tests.False_law)).Select(WithoutWords));

    [Fact]
    public void Where_the_properties_hold_the_tests_run() => Assert.Equal(
        ["passed True_law", "passed A_fact"], Told(runAll: false, nameof(Tests.A_fact), nameof(Tests.True_law)));

    private static string WithoutWords(string told) => told.IndexOf("falsified: ", StringComparison.Ordinal) is > 0 and var words
        ? told[..(words + "falsified: ".Length)]
        : told.IndexOf("checked: ", StringComparison.Ordinal) is > 0 and var fault ? told[..(fault + "checked: ".Length)] : told;

    /// <summary>The outcome of each test, in the order in which they are told.</summary>
    private static List<string> Told(bool runAll, params string[] names)
    {
        var assembly = new TestAssembly(Reflector.Wrap(typeof(Tests).Assembly));
        var type = new TestClass(new TestCollection(assembly, null, "one"), Reflector.Wrap(typeof(Tests)));
        var sink = new Sink();
        using var runner = new TheoremsFirstRunner(
            assembly, names.Select(name => Case(type, typeof(Tests).GetMethod(name)!)), sink, sink, new NoOptions(), runAll);
        runner.RunAsync().GetAwaiter().GetResult();
        return [.. sink.Told];
    }

    private static IXunitTestCase Case(TestClass type, MethodInfo method)
    {
        var test = new TestMethod(type, Reflector.Wrap(method));
        return method.IsDefined(typeof(ChecksAttribute))
            ? new PropertyTestCase(TestMethodDisplay.Method, TestMethodDisplayOptions.None, test)
            : new XunitTestCase(new NullMessageSink(), TestMethodDisplay.Method, TestMethodDisplayOptions.None, test);
    }

    /// <summary>Tests that the test run itself does not find.</summary>
    [SuppressMessage("Extensibility", "xUnit1000:Test classes must be public", Justification = "hidden from the test run itself")]
    internal sealed class Tests
    {
        [Checks("T1.law")]
        public void True_law() => Expect.That(holds: true, () => "never");

        [Checks("T1.law")]
        public void False_law() => Expect.That(holds: false, () => "it is false");

        [Checks("T1.calls")]
        public void False_count() => Expect.That(holds: false, () => "it is false too");

        [Checks("T3.law")]
        public void Throws() => throw new InvalidOperationException("no row");

        [Fact]
        public void A_fact() => Assert.Equal(2, 1 + 1);
    }

    private sealed class Sink : LongLivedMarshalByRefObject, IMessageSink
    {
        public ConcurrentQueue<string> Told { get; } = [];

        public bool OnMessage(IMessageSinkMessage message)
        {
            switch (message)
            {
                case ITestPassed passed:
                    Told.Enqueue($"passed {passed.Test.DisplayName}");
                    break;
                case ITestFailed failed:
                    Told.Enqueue($"failed {failed.Test.DisplayName}: {failed.Messages[0].Split('\n')[0]}");
                    break;
                case ITestSkipped skipped:
                    Told.Enqueue($"skipped {skipped.Test.DisplayName}: {skipped.Reason}");
                    break;
            }

            return true;
        }
    }

    private sealed class NoOptions : LongLivedMarshalByRefObject, ITestFrameworkExecutionOptions
    {
        public TValue GetValue<TValue>(string name) => default!;

        public void SetValue<TValue>(string name, TValue value)
        {
        }
    }
}
