using System.Numerics;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The disk space that the selected variations require, in MB.</summary>
internal sealed class DiskSpace
{
    private readonly Dictionary<string, BigInteger> _megabytes = new(StringComparer.Ordinal);

    /// <summary>Counts what a variation needs, once.</summary>
    public void Add(string variation, MetaValue? required)
    {
        if (required is MetaInteger { Value.Sign: > 0 } megabytes)
        {
            _megabytes[variation] = megabytes.Value;
        }
    }

    /// <summary>Adds a sentence to warnings where space is needed.</summary>
    public void WarnIn(List<string> warnings)
    {
        if (_megabytes.Count > 0)
        {
            warnings.Add($"Required disk space: {_megabytes.Values.Aggregate(BigInteger.Add)} MB");
        }
    }
}
