using SpecProofs.Xunit;

[assembly: TestFramework("SpecProofs.Xunit." + nameof(PropertyFramework), "SpecProofs.Xunit")]
[assembly: PropertiesOf(typeof(Theorem1_OutputLaw))]
