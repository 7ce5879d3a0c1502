using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace SpecProofs.Xunit;

/// <summary>
/// The xunit test framework that also runs properties: methods marked with <see cref="Conformance.ChecksAttribute"/>, in the test
/// assembly and in those that it names with <see cref="PropertiesOfAttribute"/>.
/// </summary>
/// <remarks>Set by the package for every test project that refers to it. Facts and theories run as ever.</remarks>
public sealed class PropertyFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    /// <inheritdoc/>
    protected override ITestFrameworkDiscoverer CreateDiscoverer(IAssemblyInfo assemblyInfo) =>
        new PropertyDiscoverer(assemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assembly, ISourceInformationProvider source, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assembly, source, diagnostics)
    {
        protected override ITestFrameworkDiscoverer CreateDiscoverer() =>
            new PropertyDiscoverer(AssemblyInfo, SourceInformationProvider, DiagnosticMessageSink);

        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new TheoremsFirstRunner(
                TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }
}
