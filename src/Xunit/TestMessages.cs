using SpecProofs.Conformance;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Xunit;

/// <summary>What the test platform is told of a test that xunit itself did not run.</summary>
internal static class TestMessages
{
    // xunit puts the type of any other exception before its message.
    private const string XunitFailure = "Xunit.Sdk.XunitException";

    /// <summary>The result of a property: the root of all failures with its whole report, any other with a line.</summary>
    public static RunSummary Of(IXunitTestCase testCase, PropertyResult result, bool isRoot, IMessageBus bus)
    {
        var test = new XunitTest(testCase, testCase.DisplayName);
        var seconds = (decimal)result.Elapsed.TotalSeconds;
        var failure = isRoot ? result.Failure : result.Headline;
        Send(testCase, test, bus, seconds, failure is null
            ? new TestPassed(test, seconds, string.Empty)
            : new TestFailed(test, seconds, string.Empty, [XunitFailure], [failure], [string.Empty], [-1]));
        return new RunSummary { Total = 1, Failed = failure is null ? 0 : 1, Time = seconds };
    }

    /// <summary>A test that was not run.</summary>
    public static RunSummary Skipped(IXunitTestCase testCase, string reason, IMessageBus bus)
    {
        var test = new XunitTest(testCase, testCase.DisplayName);
        Send(testCase, test, bus, 0, new TestSkipped(test, reason));
        return new RunSummary { Total = 1, Skipped = 1 };
    }

    private static void Send(ITestCase testCase, ITest test, IMessageBus bus, decimal seconds, IMessageSinkMessage outcome)
    {
        IMessageSinkMessage[] messages =
        [
            new TestCaseStarting(testCase),
            new TestStarting(test),
            outcome,
            new TestFinished(test, seconds, string.Empty),
            new TestCaseFinished(testCase, seconds, 1, outcome is TestFailed ? 1 : 0, outcome is TestSkipped ? 1 : 0),
        ];
        foreach (var message in messages)
        {
            _ = bus.QueueMessage(message);
        }
    }
}
