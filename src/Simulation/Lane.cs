namespace SpecProofs.Simulation;

/// <summary>A text and the stream of chance that is its own.</summary>
internal readonly record struct Lane(Text<double> Text, Sampler<double> Sampler);
