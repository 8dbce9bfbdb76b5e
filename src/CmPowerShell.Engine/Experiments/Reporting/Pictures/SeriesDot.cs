namespace CmPowerShell.Engine.Experiments.Reporting.Pictures;

/// <summary>One value of a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="X">Its place on the horizontal axis.</param>
/// <param name="Y">The value.</param>
/// <param name="Text">What is measured.</param>
internal sealed record SeriesDot(string Series, double X, double Y, string Text);
