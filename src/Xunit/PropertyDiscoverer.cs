using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Xunit;

/// <summary>Finds properties beside facts and theories.</summary>
internal sealed class PropertyDiscoverer(IAssemblyInfo assembly, ISourceInformationProvider source, IMessageSink diagnostics)
    : XunitTestFrameworkDiscoverer(new WithProperties(assembly), new MarkedPlaces(source), diagnostics)
{
    protected override bool FindTestsForMethod(
        ITestMethod testMethod, bool includeSourceInformation, IMessageBus messageBus, ITestFrameworkDiscoveryOptions discoveryOptions) =>
        PropertyTestCase.MarkOf(testMethod.Method) is null
            ? base.FindTestsForMethod(testMethod, includeSourceInformation, messageBus, discoveryOptions)
            : ReportDiscoveredTestCase(
                new PropertyTestCase(
                    discoveryOptions.MethodDisplayOrDefault(),
                    discoveryOptions.MethodDisplayOptionsOrDefault(),
                    testMethod), includeSourceInformation, messageBus);

    /// <summary>The test assembly, with the classes of the assemblies whose properties it runs.</summary>
    private sealed class WithProperties(IAssemblyInfo tests) : IReflectionAssemblyInfo
    {
        public System.Reflection.Assembly Assembly => ((IReflectionAssemblyInfo)tests).Assembly;

        public string AssemblyPath => tests.AssemblyPath;

        public string Name => tests.Name;

        public IEnumerable<IAttributeInfo> GetCustomAttributes(string assemblyQualifiedAttributeTypeName) =>
            tests.GetCustomAttributes(assemblyQualifiedAttributeTypeName);

        public ITypeInfo GetType(string typeName) => tests.GetType(typeName);

        public IEnumerable<ITypeInfo> GetTypes(bool includePrivateTypes) => tests.GetTypes(includePrivateTypes)
            .Concat(PropertiesOfAttribute.AssembliesOf(Assembly)
                .SelectMany(properties => properties.GetExportedTypes()).Select(Reflector.Wrap));
    }

    /// <summary>A property's place is where its mark stands; those of facts come from the symbols of the test assembly.</summary>
    private sealed class MarkedPlaces(ISourceInformationProvider symbols) : ISourceInformationProvider
    {
        public void Dispose() => symbols.Dispose();

        public ISourceInformation GetSourceInformation(ITestCase testCase) =>
            testCase is PropertyTestCase && PropertyTestCase.MarkOf(testCase.TestMethod.Method) is { } mark
            ? new SourceInformation { FileName = mark.Place.File, LineNumber = mark.Place.Line }
            : symbols.GetSourceInformation(testCase);
    }
}
