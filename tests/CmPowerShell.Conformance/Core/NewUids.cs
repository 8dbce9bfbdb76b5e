using System.Text.RegularExpressions;
using CmPowerShell.Conformance.Runs;
using CmPowerShell.Engine.Naming;

namespace CmPowerShell.Conformance.Core;

/// <summary>Distinguishes random uids from those that a command named or that every home has, and makes the former equal.</summary>
internal sealed partial class NewUids
{
    private readonly HashSet<string> _known =
    [
        WellKnownNames.Automation.Uid, WellKnownNames.Repo.Uid, WellKnownNames.Core.Uid, WellKnownNames.LocalRepository.Uid, WellKnownNames.InternalRepository.Uid,
    ];

    internal NewUids(IEnumerable<RunRecord> records) =>
        _known.UnionWith(records.SelectMany(record => record.Command.Arguments).SelectMany(argument => Uid().Matches(argument)).Select(match => match.Value));

    /// <summary>Puts <c>{uid}</c> in the place of each uid that was drawn.</summary>
    internal string Mask(string text) => Uid().Replace(text, match => _known.Contains(match.Value) ? match.Value : "{uid}");

    [GeneratedRegex(@"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex Uid();
}
