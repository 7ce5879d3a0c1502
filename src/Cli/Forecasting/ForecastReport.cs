namespace SpecProofs.Cli;

/// <summary>Everything that <c>forecast</c> prints, computed before the first line is printed.</summary>
/// <param name="Sources">The files in a few words.</param>
/// <param name="GivenText">Whether the text may be anyone's, as an option says.</param>
/// <param name="Forecast">The numbers.</param>
internal sealed record ForecastReport(string Sources, bool GivenText, DecodingForecast Forecast);
