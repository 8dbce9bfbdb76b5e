using System.Text.RegularExpressions;
using AwesomeAssertions;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Architecture;

/// <summary>The imports of the Python side, also those inside of functions: hooks import <c>cmind</c> or <c>mlcflow</c>, and <c>cm_hooks</c> runs them.</summary>
public sealed partial class PythonArrowTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "module", "python");

    private static readonly IReadOnlyDictionary<string, string> Modules = SourceTree.Files(Path.Combine("module", "python"), "*.py").ToDictionary(NameOf);

    private static readonly IReadOnlyList<(string From, string To)> Arrows =
        [.. Modules.SelectMany(module => File.ReadLines(module.Value).SelectMany(Imported).Select(used => (module.Key, used))).Distinct()];

    [Fact]
    public void What_hooks_import_uses_nothing_of_what_runs_hooks() =>
        Arrows.Where(arrow => Package(arrow.From) is "cmind" or "mlcflow" && Package(arrow.To) == "cm_hooks").Should().BeEmpty();

    [Fact]
    public void What_hooks_of_cmind_import_uses_nothing_of_what_hooks_of_mlcflow_import() =>
        Arrows.Where(arrow => Package(arrow.From) == "cmind" && Package(arrow.To) == "mlcflow").Should().BeEmpty();

    [Fact]
    public void No_modules_import_each_other_in_a_circle() => ArrowCycles.Of(Arrows).Should().BeEmpty();

    [Theory]
    [InlineData("from cmind import core, utils", "cmind.core", "cmind.utils")]
    [InlineData("    from cmind.core import CM  # noqa", "cmind.core")]
    [InlineData("from cmind._dicts import (  # noqa: F401", "cmind._dicts")]
    [InlineData("import os, cmind.utils as tools", "cmind.utils")]
    [InlineData("import json")]
    public void An_import_is_seen_however_it_is_written(string line, params string[] modules) => Imported(line).Should().Equal(modules);

    private static IEnumerable<string> Imported(string line)
    {
        if (FromImport().Match(line) is { Success: true } from)
        {
            var package = from.Groups[1].Value;
            return Names(from.Groups[2].Value).Select(name => Modules.ContainsKey($"{package}.{name}") ? $"{package}.{name}" : package).Where(Modules.ContainsKey).Distinct();
        }

        return PlainImport().Match(line) is { Success: true } plain ? Names(plain.Groups[1].Value).Where(Modules.ContainsKey) : [];
    }

    private static IEnumerable<string> Names(string list) => list.Split('#')[0].Split(',').Select(name => name.Trim().Split(' ')[0]);

    private static string NameOf(string file)
    {
        var name = Path.ChangeExtension(Path.GetRelativePath(Folder, file), null).Replace(Path.DirectorySeparatorChar, '.');
        return name.EndsWith(".__init__", StringComparison.Ordinal) ? name[..^".__init__".Length] : name;
    }

    private static string Package(string module) => module.Split('.')[0];

    [GeneratedRegex(@"^\s*from ([\w.]+) import (.+)$")]
    private static partial Regex FromImport();

    [GeneratedRegex(@"^\s*import (.+)$")]
    private static partial Regex PlainImport();
}
