using System.Runtime.CompilerServices;

// The laws look into compiled tables and force ties and vector widths; no caller needs that.
[assembly: InternalsVisibleTo("SpecProofs.Properties")]
