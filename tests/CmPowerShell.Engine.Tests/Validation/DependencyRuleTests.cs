using AwesomeAssertions;
using Xunit;

namespace CmPowerShell.Engine.Tests.Validation;

public sealed class DependencyRuleTests : IDisposable
{
    private readonly ValidationScene _scene = new();

    public DependencyRuleTests() => _scene.Script("get-model", "get,model", "variations: {fp32: {}, size.#: {}}\ndeps: [{tags: 'get,model', names: [inner]}]");

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("get,modl", "unknown-dependency 7:9", "No script has the tag 'modl'; did you mean 'model'?")]
    [InlineData("get,model,fp32", "unknown-dependency 7:9", "Did you mean the variation '_fp32'?")]
    [InlineData("get,model,size.4", "unknown-dependency 7:9", "Did you mean the variation '_size.4'?")]
    [InlineData("get,model,_fp3", "unknown-dependency-variation 7:9", "Did you mean '_fp32'?")]
    public void A_dependency_that_nothing_satisfies_is_told(string tags, string place, string suggestion)
    {
        _scene.Script("one", "a", $"deps:\n- tags: {tags}");

        _scene.PlacesOf("one").Should().Equal(place);
        _scene.Of("one")[0].Suggestion.Should().Be(suggestion);
    }

    [Theory]
    [InlineData("get,model")]
    [InlineData("get,model,_fp32,_size.4")]
    [InlineData("get,model,-_fp32")]
    [InlineData("get,<<<CM_WHAT>>>")]
    [InlineData("get,model,_<<<CM_WHAT>>>")]
    [InlineData("get,model,_size.#")]
    public void A_dependency_that_a_run_can_satisfy_is_not(string tags)
    {
        _scene.Script("one", "a", $"deps:\n- tags: '{tags}'");

        _scene.Of("one").Should().BeEmpty();
    }

    [Theory]
    [InlineData("ad: {outr: {tags: _fp32}}", "unknown-dependency-name 8:6", "Did you mean 'outer'?")]
    [InlineData("ad: {inner: {tags: _fp32}}", "unknown-dependency-name 8:6", null)]
    [InlineData("adr: {innr: {tags: _fp32}}", "unknown-dependency-name 8:7", "Did you mean 'inner'?")]
    public void A_change_needs_a_dependency_of_its_name(string meta, string place, string? suggestion)
    {
        _scene.Script("one", "a", $"deps:\n- {{tags: 'get,model', names: [outer]}}\n{meta}");

        _scene.PlacesOf("one").Should().Equal(place);
        _scene.Of("one")[0].Suggestion.Should().Be(suggestion);
    }

    [Fact]
    public void A_change_at_any_depth_may_name_a_dependency_of_another_script()
    {
        _scene.Script("one", "a", "deps:\n- {tags: 'get,model', names: [outer]}\nadr: {inner: {tags: _fp32}}\nad: {outer: {tags: _fp32}}");

        _scene.Of("one").Should().BeEmpty();
    }
}
