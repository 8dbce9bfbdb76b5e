using AwesomeAssertions;
using CmPowerShell.Engine.Artifacts;
using CmPowerShell.Engine.Execution.Context;
using CmPowerShell.Engine.Execution.Recording;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Meta.Json;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Recording;

/// <summary>The result of a run that another process made.</summary>
public sealed class RunResultDataTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Dependencies_come_back_where_they_were()
    {
        var (left, right) = (Result("left", Result("base", Result("core"))), Result("right"));

        var copy = Copy(Result("top", left, right));

        Tree(copy).Should().Be("top(left(base(core)),right)");
    }

    [Fact]
    public void A_chain_longer_than_json_may_be_nested_comes_back()
    {
        var chain = Enumerable.Range(0, 600).Aggregate(Result("end"), (inner, i) => Result($"c{i}", inner));

        var copy = Copy(chain);

        Depth(copy).Should().Be(601);
    }

    private RunResult Copy(RunResult result) => RunResultData.Read((MetaMap)JsonMeta.Parse(JsonMeta.Write(RunResultData.Write(result)), "answer"), _scratch.Engine.Index);

    private static RunResult Result(string name, params RunResult[] dependencies) => new()
    {
        Script = new Artifact(new ArtifactIdentity(name, "1234567890abcdef", "script", "5b4e0237da074764", [name], $"/there/{name}"), new Repository("", []), () => new ArtifactMeta([], [])),
        Dependencies = dependencies,
    };

    private static string Tree(RunResult result) =>
        result.Script.Alias + (result.Dependencies.Count > 0 ? $"({string.Join(',', result.Dependencies.Select(Tree))})" : "");

    private static int Depth(RunResult? result)
    {
        var depth = 0;
        for (; result is not null; result = result.Dependencies is [var first, ..] ? first : null)
        {
            depth++;
        }

        return depth;
    }
}
