using AwesomeAssertions;
using CmPowerShell.Engine.Scripts.Environments;
using CmPowerShell.Engine.Scripts.Templates;
using CmPowerShell.Engine.Scripts.Variables;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Scripts;

/// <summary>Placeholders, keys and the delta of environments.</summary>
public sealed class EnvironmentTests
{
    private static readonly VariableNames Names = new("CM_");

    [Theory]
    [InlineData("{ A: '<<<B>>>/lib', B: /usr }", "/usr/lib")]
    [InlineData("{ A: '<<<B>>>-<<<B>>>', B: 7 }", "7-7")]
    [InlineData("{ A: '<<<NONE>>>', B: x }", "<<<NONE>>>")]
    [InlineData("{ A: '<<<MORE>>>' }", "found")]
    [InlineData("{ A: '<<B>>', B: x }", "<<B>>")]
    public void Placeholders_stand_for_variables(string env, string value)
    {
        var map = SampleScript.Map(env);

        ScriptEnvironment.Expand(map, Names, SampleScript.Map("MORE: found"));

        map.Text("A").Should().Be(value);
    }

    [Fact]
    public void Placeholders_in_lists_are_replaced()
    {
        var map = SampleScript.Map("{ +PATH: [ '<<<A>>>/bin', /x ], A: /a }");

        ScriptEnvironment.Expand(map, Names);

        map.List("+PATH").Texts().Should().Equal("/a/bin", "/x");
    }

    [Fact]
    public void A_list_variable_must_be_a_list() =>
        FluentActions.Invoking(() => ScriptEnvironment.Expand(SampleScript.Map("+PATH: /bin"), Names)).Should().Throw<CmException>().Which.Error.Id.Should().Be("ListExpected");

    [Theory]
    [InlineData("plain/<<<X>>>", false, "a$b", false, "plain/a$b", false)]
    [InlineData("$HOME/<<<X>>>", true, "plain", false, "$HOME/plain", true)]
    [InlineData("$HOME/<<<X>>>", true, "a$b", false, "$HOME/a\\$b", true)]
    [InlineData("x$y/<<<X>>>", false, "${HOME}", true, "x\\$y/${HOME}", true)]
    public void What_is_literal_stays_so_in_a_template(string outer, bool outerIsTemplate, string inner, bool innerIsTemplate, string text, bool isTemplate)
    {
        var composed = ComposedText.Replace(
            new MetaText(outer) { IsTemplate = outerIsTemplate }, "<<<X>>>", new MetaText(inner) { IsTemplate = innerIsTemplate });

        composed.Value.Should().Be(text);
        composed.IsTemplate.Should().Be(isTemplate);
    }

    [Theory]
    [InlineData("CM_A", "CM_A")]
    [InlineData("CM_*", "CM_A CM_AB CM_B")]
    [InlineData("CM_?", "CM_A CM_B")]
    [InlineData("CM_*[!A]", "CM_AB CM_B")]
    [InlineData("CM_[A]*", "CM_A CM_AB")]
    [InlineData("*_B", "CM_B")]
    [InlineData("CM_[A]", "")]
    [InlineData("CM_AB?*", "")]
    [InlineData("cm_*", "")]
    [InlineData("<<<KEY>>>", "CM_B")]
    [InlineData("CM_NONE", "")]
    public void The_delta_holds_what_the_keys_name(string key, string names)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() && key == "cm_*", "Case does not matter on Windows.");
        var env = SampleScript.Map("{ CM_A: 1, CM_AB: 2, CM_B: 3, KEY: CM_B }");

        string.Join(' ', StateDelta.Select(env, [key]).Keys).Should().Be(names);
    }

    [Fact]
    public void Local_variables_are_hidden_from_a_dependency_and_lent_where_it_insists()
    {
        var env = SampleScript.Map("{ CM_VERSION: '3', CM_TMP_X: x, CM_GIT_URL: u, CM_KEEP: k, CM_OPEN: '<<<CM_LATER>>>' }");
        var hidden = new MetaMap();

        LocalKeys.Hide(env, Names.LocalToScript, hidden);
        env.Keys.Should().Equal("CM_KEEP");

        LocalKeys.Lend(env, SampleScript.Dependency("{ force_env_keys: [ 'CM_GIT_*' ], reuse_version: true }"), hidden, Names.Versions);
        env.Keys.Should().Equal("CM_KEEP", "CM_GIT_URL", "CM_VERSION");
    }

    [Theory]
    [InlineData("CM_GH_TOKEN: t", "https://github.com/o/r")]
    [InlineData("CM_GIT_SSH: 'yes'", "git@github.com:o/r.git")]
    [InlineData("CM_OTHER: x", "https://github.com/o/r.git")]
    public void A_git_address_is_made_to_authenticate_where_asked(string how, string url)
    {
        var env = SampleScript.Map(how);
        (env["CM_GIT_URL"], env["CM_GIT_AUTH"]) = ("https://github.com/o/r.git", "yes");

        ScriptEnvironment.Expand(env, Names);

        env.Text("CM_GIT_URL").Should().Be(url);
    }

    [Fact]
    public void A_token_reaches_git_as_a_header_and_stands_in_no_address()
    {
        var env = SampleScript.Map("{ CM_GH_TOKEN: t, CM_GIT_AUTH: 'yes', CM_GIT_URL: 'https://github.com/o/r', GIT_CONFIG_COUNT: '2' }");

        ScriptEnvironment.Expand(env, Names);
        ScriptEnvironment.Expand(env, Names);

        env.Text("CM_GIT_URL").Should().Be("https://github.com/o/r");
        env.Text("GIT_CONFIG_COUNT").Should().Be("3");
        (env.Text("GIT_CONFIG_KEY_2"), env.Text("GIT_CONFIG_VALUE_2")).Should().Be(("http.https://github.com/.extraHeader", "Authorization: Basic Z2l0OnQ="));
    }
}
