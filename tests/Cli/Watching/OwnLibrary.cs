using System.Reflection;
using System.Reflection.Emit;

namespace SpecProofs.Tests;

/// <summary>A library that states OWN.law, of a generated bit, and holds or does not.</summary>
internal static class OwnLibrary
{
    /// <summary>Writes it to a file, which is there at once and whole.</summary>
    public static void Write(string path, bool holds)
    {
        var library = new PersistedAssemblyBuilder(new("Own"), typeof(object).Assembly);
        var type = library.DefineDynamicModule("Own").DefineType("Law", TypeAttributes.Public);
        type.SetCustomAttribute(
            With(typeof(StatementAttribute), ["OWN.law", "A law of our own."], ("Formula", "0 = 0"), ("Source", "here")));
        var property = type.DefineMethod(
            "A_bit_is_a_bit", MethodAttributes.Public | MethodAttributes.Static, typeof(void), [typeof(bool)]);
        _ = property.DefineParameter(1, ParameterAttributes.None, "bit");
        property.SetCustomAttribute(With(typeof(ChecksAttribute), ["OWN.law", "Own.cs", 1]));
        var code = property.GetILGenerator();
        if (!holds)
        {
            code.Emit(OpCodes.Ldstr, "a bit is none");
            code.Emit(OpCodes.Newobj, typeof(FalsifiedException).GetConstructor([typeof(string)])!);
            code.Emit(OpCodes.Throw);
        }

        code.Emit(OpCodes.Ret);
        _ = type.CreateType();
        library.Save($"{path}.new");
        File.Move($"{path}.new", path, overwrite: true);
    }

    private static CustomAttributeBuilder With(Type attribute, object[] arguments, params (string Name, object Value)[] properties) => new(
        attribute.GetConstructors().Single(),
        arguments,
        [.. properties.Select(property => attribute.GetProperty(property.Name)!)],
        [.. properties.Select(property => property.Value)]);
}
