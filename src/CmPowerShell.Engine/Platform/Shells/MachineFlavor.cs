namespace CmPowerShell.Engine.Platform.Shells;

/// <summary>The parts of a machine's name that run scripts can have in their file names. A part is empty before it is detected.</summary>
/// <param name="System">The distribution, such as <c>ubuntu</c>.</param>
/// <param name="Version">The version of the distribution, such as <c>24.04</c>.</param>
/// <param name="Platform">The processor, such as <c>x86_64</c>.</param>
internal sealed record MachineFlavor(string System, string Version, string Platform)
{
    /// <summary>The distributions that it is like, such as <c>debian</c>; empty where the generation does not choose by it.</summary>
    public string Like { get; init; } = "";

    /// <summary>The kind of system, such as <c>linux</c>; empty where the generation does not choose by it.</summary>
    public string Kind { get; init; } = "";
}
