using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Client;

namespace SpecProofs.TestLogger;

/// <summary>
/// Prints failures the moment they are known: the root of all falsified statements in full, any other statement in a line, a test without
/// a statement as ever.
/// </summary>
/// <remarks>
/// Passed and skipped tests are counted only. Named <c>specproofs </c> in run settings; the console's own logger is then best kept quiet.
/// </remarks>
[FriendlyName("specproofs")]
[ExtensionUri("logger://specproofs")]
public sealed class TheoremsFirstLogger : ITestLogger
{
    private const string Trait = "Statement";

    private readonly RunWords _words = new();

    /// <inheritdoc/>
    public void Initialize(TestLoggerEvents events, string testRunDirectory)
    {
        events.TestResult += (_, e) => Print(_words.Of(
            e.Result.TestCase.Traits.FirstOrDefault(trait => trait.Name == Trait)?.Value,
            e.Result.DisplayName ?? e.Result.TestCase.DisplayName,
            e.Result.Outcome switch { TestOutcome.Failed => Outcome.Failed, TestOutcome.Skipped => Outcome.Skipped, _ => Outcome.Other },
            e.Result.ErrorMessage ?? string.Empty,
            e.Result.ErrorStackTrace ?? string.Empty));
        events.TestRunComplete += (_, _) => Print(_words.Closing());
    }

    private static void Print(string text)
    {
        if (text.Length > 0)
        {
            Console.Out.WriteLine(text);
            Console.Out.Flush();
        }
    }
}
