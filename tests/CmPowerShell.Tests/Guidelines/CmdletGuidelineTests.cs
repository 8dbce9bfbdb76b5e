using System.Management.Automation;
using System.Reflection;
using AwesomeAssertions;
using CmPowerShell.Help;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Guidelines;

/// <summary>The guidelines for cmdlets, each held for all of them.</summary>
public sealed class CmdletGuidelineTests : IDisposable
{
    private static readonly HashSet<string> ReadingVerbs = ["Get", "Find", "Test", "Compare", "ConvertTo", "Format"];

    // Names that hold several values by their nature, or are fixed by the classic grammar.
    private static readonly HashSet<string> PluralNames = ["Arguments", "TimeoutSeconds", "ReplaceLists", "RemoveFiles"];

    private static readonly IReadOnlyCollection<string> ApprovedVerbs =
    [
        .. new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
            .SelectMany(group => group.GetFields()).Select(verb => verb.Name),
    ];

    private readonly CmdletCatalog _catalog = new();

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Cmdlets.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_verb_is_approved_and_the_noun_is_singular_with_the_prefix(string name)
    {
        var (verb, noun) = (name.Split('-')[0], name.Split('-')[1]);

        ApprovedVerbs.Should().Contain(verb);
        noun.Should().StartWith("Cm").And.NotEndWith("s");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_that_changes_something_has_WhatIf_and_Confirm_and_one_that_reads_has_not(string name)
    {
        var changes = Attribute(name).SupportsShouldProcess;

        if (!ReadingVerbs.Contains(name.Split('-')[0]))
        {
            changes.Should().BeTrue();
        }
        else if (changes)
        {
            // A test runs scripts or writes reports, and a matrix may be set as a variable of the build.
            name.Should().BeOneOf("Test-CmScript", "Test-CmExperiment", "ConvertTo-CmMatrix");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void What_cannot_be_undone_is_confirmed(string name)
    {
        var attribute = Attribute(name);
        attribute.ConfirmImpact.Should().Be(name switch
        {
            _ when !attribute.SupportsShouldProcess => ConfirmImpact.None,
            "Remove-CmArtifact" => ConfirmImpact.High,
            // One command registers a repository again. -RemoveFiles asks always where work that is nowhere else would be lost, whatever the preference is (RepoTests).
            "Uninstall-CmRepo" => ConfirmImpact.Medium,
            _ => ConfirmImpact.Medium, // a cache entry and a run are made again
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_names_of_parameters_are_singular_and_in_Pascal_case(string name)
    {
        foreach (var parameter in CmdletCatalog.OwnParameters(_catalog[name]))
        {
            parameter.Name.Should().MatchRegex("^[A-Z][A-Za-z]+$");
            if (!PluralNames.Contains(parameter.Name))
            {
                parameter.Name.Should().NotMatchRegex("[a-rt-z]s$", "a list is named after one of its items");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Tags_and_repositories_have_their_usual_and_their_classic_name(string name)
    {
        foreach (var parameter in CmdletCatalog.OwnParameters(_catalog[name]))
        {
            var alias = parameter.Name switch { "Tag" => "Tags", "Repository" => "Repo", "AddTag" => "AddTags", "RemoveTag" => "RemoveTags", _ => null };
            if (alias is not null)
            {
                parameter.Aliases.Should().Contain(alias);
            }

            (parameter.Name is "Tags" or "Repo").Should().BeFalse();
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_text_parameter_takes_text_alone_and_refuses_blanks(string name)
    {
        var type = ModuleCommands.Cmdlets[name];
        foreach (var property in type.GetProperties().Where(property => property.IsDefined(typeof(ParameterAttribute)) && property.PropertyType is var own && (own == typeof(string) || own == typeof(string[]))))
        {
            property.GetCustomAttributes<ArgumentTransformationAttribute>().Should().NotBeEmpty($"{name} -{property.Name} must not take what an object looks like for its text");
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_types_of_the_output_are_declared_and_named(string name)
    {
        var types = _catalog[name].OutputType;

        types.Should().NotBeEmpty();
        if (name.Split('-')[0] is "Remove" or "Uninstall" && name != "Remove-CmArtifact")
        {
            types.Should().AllSatisfy(type => type.Type.Should().Be(typeof(void)));
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void No_address_in_the_web_is_compiled_in(string name) => Attribute(name).HelpUri.Should().BeNullOrEmpty("those who publish the module give its address when they package it");

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_parameter_does_not_hide_a_common_one(string name)
    {
        var own = CmdletCatalog.OwnParameters(_catalog[name]).SelectMany(parameter => parameter.Aliases.Prepend(parameter.Name));

        own.Should().NotContain(parameter => Cmdlet.CommonParameters.Contains(parameter) || Cmdlet.OptionalCommonParameters.Contains(parameter));
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_switch_is_off_by_default_and_no_parameter_is_both_mandatory_and_a_switch_in_the_default_set(string name)
    {
        var cmdlet = (Cmdlet)Activator.CreateInstance(ModuleCommands.Cmdlets[name])!;
        foreach (var property in cmdlet.GetType().GetProperties().Where(property => property.PropertyType == typeof(SwitchParameter) && property.IsDefined(typeof(ParameterAttribute))))
        {
            ((SwitchParameter)property.GetValue(cmdlet)!).ToBool().Should().BeFalse(property.Name);
        }

        _catalog[name].ParameterSets.Where(set => set.IsDefault).SelectMany(set => set.Parameters)
            .Should().NotContain(parameter => parameter.IsMandatory && parameter.ParameterType == typeof(SwitchParameter));
    }

    [Theory]
    [InlineData("Set-StrictMode -Version Latest; Get-CmScript one | Format-Table | Out-Null; Invoke-CmScript one")]
    [InlineData("Invoke-CmScript one -OutVariable kept | Out-Null; $kept")]
    [InlineData("Get-CmScript one -PipelineVariable script | ForEach-Object { $script }")]
    [InlineData("$kept = Get-CmScript one -OutVariable other; $other[0]")]
    public void Common_parameters_and_strict_mode_work(string script)
    {
        using var session = new CmSession(withUtility: true);
        TestScripts.Add(session, "one", "first");

        var ran = session.Run(script);

        ran.Errors.Should().BeEmpty();
        ran.Output.Should().HaveCount(1);
    }

    [Fact]
    public void Every_stream_is_the_one_that_it_is_for()
    {
        using var session = new CmSession();
        TestScripts.Add(session, "one", "first", "echo hello");

        using var shell = session.Start("Invoke-CmScript one -Verbose; Invoke-CmScript nothing");
        var output = shell.Invoke();

        output.Should().ContainSingle().Which.BaseObject.Should().BeOfType<CmScriptResult>();
        shell.Streams.Verbose.Should().NotBeEmpty();
        shell.Streams.Information.Select(record => record.ToString()).Should().Contain("hello");
        shell.Streams.Error.Should().ContainSingle().Which.FullyQualifiedErrorId.Should().StartWith("ScriptNotFound,");
    }

    [Theory]
    [InlineData("Invoke-CmScript nothing -ErrorAction Stop", "CmNotFoundException")]
    [InlineData("Invoke-CmScript broken -ErrorAction Stop", "CmScriptFailedException")]
    [InlineData("Invoke-CmScript 'a,b,c' -ErrorAction Stop", "CmArgumentException")]
    [InlineData("Copy-CmArtifact ic one", "CmArgumentException")]
    [InlineData("cm run script --tags=nothing -ErrorAction Stop", "CmNotFoundException")]
    [InlineData("New-CmScript one -Tag a -ErrorAction Stop; New-CmScript one -Tag a -ErrorAction Stop", "CmExistsException")]
    public void An_error_is_caught_by_its_type(string command, string type)
    {
        using var session = new CmSession();
        TestScripts.Add(session, "one", "first");
        TestScripts.Add(session, "broken", "second", "exit 3");

        session.Run($"try {{ {command} }} catch [CmPowerShell.{type}] {{ 'caught' }}").Output[^1].BaseObject.Should().Be("caught");
        session.Run($"try {{ {command} }} catch [CmPowerShell.CmCommandException] {{ $_.Exception.ErrorId }}").Output.Should().NotBeEmpty();
    }

    private static CmdletAttribute Attribute(string name) => ModuleCommands.Cmdlets[name].GetCustomAttribute<CmdletAttribute>()!;
}
