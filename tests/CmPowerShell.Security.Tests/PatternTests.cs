using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>No text makes one of our patterns search for longer than its length explains.</summary>
public sealed partial class PatternTests
{
    private const int Length = 20_000;
    private const int OwnParts = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(400);
    private static readonly string[] Common =
    [
        "a", "A", "0", "1:", "_", "-", ".", " ", "\t", "\n", "#", "##", ":", "::", "/", "\\", "'", "\"", "(", "[", "]", "{", "$", "${a", "\\$", "@", "a:", "a@", "http://", "http://a:b", "https://a:", "\u001b[", "\u001b]8;;",
        "##vso[", "section_", "class CAutomation", "def ", "**", "*", "?", "é", "\u2028", "%41", "0x", "1_",
    ];

    private static readonly Assembly[] Ours = [typeof(MetaMap).Assembly, typeof(CmEngine).Assembly, typeof(ClassicEngine).Assembly];

    private static readonly (string Name, Regex Pattern)[] Patterns =
    [
        .. Ours.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMembers(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(member => member.GetCustomAttribute<GeneratedRegexAttribute>() is not null)
            .Select(member => ($"{member.DeclaringType!.Name}.{member.Name}", (Regex)(member is PropertyInfo property ? property.GetValue(null) : ((MethodInfo)member).Invoke(null, null))!)),
    ];

    public static TheoryData<string> Names { get; } = [.. Patterns.Select(pattern => pattern.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_text_makes_a_pattern_search_for_long(string name)
    {
        var pattern = Patterns.First(known => known.Name == name).Pattern;
        var own = Words().Matches(pattern.ToString()).Select(match => match.Value).Distinct().Take(OwnParts).ToList();
        var pairs = Common.SelectMany(first => own.Append("a").Append("\u001b[").Append("http://a:b").SelectMany(second => new[] { Halves(first, second), Halves(second, first), Repeated(first + second) }));

        foreach (var text in Common.Concat(own).Select(Repeated).Concat(pairs))
        {
            // A pause of the machine does not come twice.
            (Takes(pattern, text) < Limit || Takes(pattern, text) < Limit).Should().BeTrue($"the text begins with '{text[..20]}' and ends with '{text[^20..]}'");
        }
    }

    private static TimeSpan Takes(Regex pattern, string text)
    {
        var watch = Stopwatch.StartNew();
        _ = pattern.Count(text);
        return watch.Elapsed;
    }

    private static string Halves(string first, string second) => Repeated(first)[..(Length / 2)] + Repeated(second)[..(Length / 2)];

    private static string Repeated(string part) => string.Concat(Enumerable.Repeat(part, (Length / part.Length) + 1))[..Length];

    [GeneratedRegex("[A-Za-z0-9:/#]{2,}")]
    private static partial Regex Words();
}
