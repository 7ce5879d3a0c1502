using System.Reflection;
using Xunit.Sdk;

namespace SpecProofs.Tests;

/// <summary>A row of a theory that needs something beyond the SDK: skipped, with the reason, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class NeedsInlineDataAttribute : DataAttribute
{
    private readonly object[] _row;

    public NeedsInlineDataAttribute(Need needs, params object[] row)
    {
        _row = row;
        Needs = needs;
        Skip = Missing.Of(needs);
    }

    public Need Needs { get; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [_row];
}
