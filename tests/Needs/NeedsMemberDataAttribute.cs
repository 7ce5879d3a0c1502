using System.Reflection;
using Xunit.Sdk;

namespace SpecProofs.Tests;

/// <summary>Rows of a theory that need something beyond the SDK: skipped as one, with the reason, where that is missing.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
[DataDiscoverer("Xunit.Sdk.MemberDataDiscoverer", "xunit.core")]
public sealed class NeedsMemberDataAttribute : MemberDataAttributeBase
{
    public NeedsMemberDataAttribute(Need needs, string member)
        : base(member, [])
    {
        Needs = needs;
        Skip = Missing.Of(needs);
    }

    public Need Needs { get; }

    protected override object[] ConvertDataItem(MethodInfo testMethod, object item) => (object[])item;
}
