using SpecProofs.Xunit;

[assembly: PropertiesOf(typeof(Theorem1_OutputLaw))]
