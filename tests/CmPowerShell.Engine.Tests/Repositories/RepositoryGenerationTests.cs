using AwesomeAssertions;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Engine.Tests.Repositories;

/// <summary>The generation of an automation <c>script</c> is recognised by words in its module.</summary>
public sealed class RepositoryGenerationTests : IDisposable
{
    private const int Piece = 16 * 1024;
    private readonly ScratchFolder _folder = new("generations");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'new_env_only_keys'", RepositoryGeneration.Script2022)]
    [InlineData("'new_env_only_keys' 'new_env_keys'", RepositoryGeneration.Script)]
    [InlineData("'new_env_keys'", RepositoryGeneration.Script)]
    [InlineData("", RepositoryGeneration.Script)]
    public void Words_decide(string text, RepositoryGeneration generation) =>
        RepositoryGenerations.OfModule(_folder.Write("module.py", text)).Should().Be(generation);

    // The module is read in pieces.
    [Theory]
    [InlineData(Piece - 18)]
    [InlineData(Piece - 9)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData((2 * Piece) - 25)]
    [InlineData((3 * Piece) + 5)]
    public void A_word_is_found_at_any_place(int place) =>
        RepositoryGenerations.OfModule(_folder.Write($"{place}.py", new string(' ', place) + "new_env_only_keys")).Should().Be(RepositoryGeneration.Script2022);

    [Fact]
    public void A_module_that_is_not_there_is_of_the_usual_generation() =>
        RepositoryGenerations.OfModule(_folder.At("nothing.py")).Should().Be(RepositoryGeneration.Script);
}
