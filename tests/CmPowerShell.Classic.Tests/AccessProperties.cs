using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Tests.Execution;
using CmPowerShell.Meta.Values;
using CsCheck;
using Xunit;

namespace CmPowerShell.Classic.Tests;

public sealed class AccessProperties : IDisposable
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf("ic", "script", "repo", "cache", "core", "red-lamp", "*", "?", "local:", ":", ",", ",,", "a:b:c", "972c28dafb2543fa", "-x", "_y", "yes", ""),
        Gen.String[0, 6]);

    private static readonly Gen<MetaValue> Value = Gen.OneOf(
        Text.Select(text => (MetaValue)text),
        Gen.Bool.Select(flag => (MetaValue)flag),
        Gen.Int.Select(number => (MetaValue)number),
        Text.Array[0, 3].Select(texts => (MetaValue)MetaList.OfTexts(texts)),
        Gen.Const((MetaValue)MetaNull.Instance),
        Text.Select(text => (MetaValue)new MetaMap { [text] = text }));

    // Nothing that contacts the network; removing needs a confirmation, which is not given.
    private static readonly Gen<string> Action =
        Gen.OneOf("find", "ls", "load", "show", "where", "version", "test", "help", "rm", "run", "plan", "nosuch", "get-host-os-info", "");

    private static readonly string[] Keys = ["automation", "artifact", "artifacts", "tags", "out", "env", "help", "with_prefix", "version", "quiet"];

    private readonly ScratchEngine _home = new();

    public AccessProperties() => _home.Component("red-lamp", "tags: [lamp, red]");

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Whatever_a_hook_asks_for_the_answer_is_a_map_with_a_return_code() =>
        Gen.Select(Action, Gen.Select(Gen.OneOf(Keys), Value).Array[0, 4]).Sample(
            (action, pairs) =>
            {
                var input = new MetaMap { ["action"] = action };
                foreach (var (key, value) in pairs)
                {
                    input[key] = value;
                }

                var answer = _home.Engine.Actions.Access(input, Operation.Silent);

                answer["return"].Should().BeOfType<MetaInteger>();
                (answer["return"].Equals((MetaValue)0) || answer.Text("error").Length > 0).Should().BeTrue();
            },
            iter: 500,
            threads: 1);
}
