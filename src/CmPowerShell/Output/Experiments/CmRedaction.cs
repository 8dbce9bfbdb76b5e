using CmPowerShell.Engine.Experiments.Sharing;
using CmPowerShell.Values;

namespace CmPowerShell;

/// <summary>What was redacted in a file of a published experiment.</summary>
public sealed class CmRedaction
{
    private readonly RedactedPart _source;

    internal CmRedaction(RedactedPart source) => _source = source;

    /// <summary>What it was.</summary>
    public CmRedactionKind Kind => (CmRedactionKind)(int)_source.Kind;

    /// <summary>How often it was replaced.</summary>
    public int Count => _source.Count;

    /// <summary>The file, relative to the experiment.</summary>
    public string File => Shown.Text(_source.File);

    /// <summary>What and where.</summary>
    public override string ToString() => $"{Kind} in {File}";
}
