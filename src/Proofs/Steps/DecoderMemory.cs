using System.Collections;
using System.Numerics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SpecProofs.Proofs;

/// <summary>Where a decoder could keep a memory outside the text, as far as reflection can tell.</summary>
/// <remarks>
/// It sees fields of the decoder, of what they hold and of what its functions have captured, and static fields of their types. It does
/// not see files, clocks or other libraries.
/// </remarks>
internal static class DecoderMemory
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The fields that can change.</summary>
    public static IReadOnlyList<string> Of(object decoder)
    {
        var (found, seen) = (new SortedSet<string>(StringComparer.Ordinal), new HashSet<object>(ReferenceEqualityComparer.Instance));
        Visit(decoder, decoder.GetType().Name);
        return [.. found];

        void Visit(object? value, string name)
        {
            if (value is null or string or Delegate { Target: null } || IsConstant(value.GetType()) || !seen.Add(value))
            {
                return;
            }

            if (value is IEnumerable elements)
            {
                VisitElements(elements, name);
                return;
            }

            var closure = value is Delegate || value.GetType().IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
            for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(Fields | BindingFlags.Instance | BindingFlags.Static))
                {
                    Judge(field, closure, field.IsStatic ? null : value);
                }
            }
        }

        void VisitElements(IEnumerable elements, string name)
        {
            if (elements.GetType().Namespace != "System.Collections.Immutable")
            {
                found.Add(name);
                return;
            }

            foreach (var element in elements)
            {
                Visit(element, name);
            }
        }

        void Judge(FieldInfo field, bool closure, object? owner)
        {
            var name = $"{field.DeclaringType!.Name}.{field.Name}";
            if (field is { IsInitOnly: false, IsLiteral: false } && !closure)
            {
                found.Add(name);
            }
            else if (!field.IsLiteral)
            {
                Visit(field.GetValue(owner), name);
            }
        }
    }

    /// <summary>Numbers, and the library's own types, which are immutable or behave so.</summary>
    private static bool IsConstant(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer
        || typeof(MemberInfo).IsAssignableFrom(type)
        || type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(INumberBase<>))
        || (type.Assembly == typeof(Distribution<>).Assembly
            && !type.GetInterfaces().Any(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IDecoder<>)));
}
