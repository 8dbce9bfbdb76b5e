using System.Numerics;
using CmPowerShell.Engine.Scripts.Model;

namespace CmPowerShell.Engine.Scripts.Resolution;

/// <summary>The disk space that the selected variations require, in MB.</summary>
internal sealed class DiskSpace
{
    private readonly Dictionary<string, BigInteger> _megabytes = new(StringComparer.Ordinal);

    /// <summary>Counts what a variation needs, once.</summary>
    public void Add(Variation variation)
    {
        if (variation.RequiredDiskSpace > 0)
        {
            _megabytes[variation.Name] = variation.RequiredDiskSpace;
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
