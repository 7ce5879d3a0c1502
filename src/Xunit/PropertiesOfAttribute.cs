using System.Reflection;

namespace SpecProofs.Xunit;

/// <summary>Makes a test assembly run the properties of another assembly.</summary>
/// <param name="type">Any type of that assembly.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PropertiesOfAttribute(Type type) : Attribute
{
    /// <summary>The assembly with the properties.</summary>
    public Assembly Assembly => type.Assembly;

    internal static IEnumerable<Assembly> AssembliesOf(Assembly tests) =>
        tests.GetCustomAttributes<PropertiesOfAttribute>().Select(named => named.Assembly);
}
