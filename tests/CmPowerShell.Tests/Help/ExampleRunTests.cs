using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Help;
using CmPowerShell.Hooks;
using CmPowerShell.Tests.Hosting;
using Xunit;

namespace CmPowerShell.Tests.Help;

/// <summary>
/// The examples of the pages, run as a preview in a home with the built-in scripts. What an example names and this home has not is an error of the module with an id;
/// a parameter that does not bind, a value of a wrong type or a command that does not exist is not accepted.
/// </summary>
public sealed class ExampleRunTests : IDisposable
{
    private static readonly string Pages = Path.Combine(Checkout.Root, "docs", "reference", "commands");

    private readonly CmSession _session = new(withUtility: true);

    public static TheoryData<string> Cmdlets => [.. ModuleCommands.Cmdlets.Keys.Order(StringComparer.Ordinal)];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void The_examples_of_a_page_bind(string name)
    {
        _session.Run("New-CmRepo our-repo; New-CmArtifact cfg one; New-CmScript my-script -Tag my, script");
        foreach (var example in PageReader.Read(Path.Combine(Pages, name + ".md")).Examples)
        {
            var ran = _session.Run($"$WhatIfPreference = $true\n{example.Code}");

            ran.Errors.Where(error => !IsExpected(error)).Select(error => $"{example.Title}: {error.FullyQualifiedErrorId}, {error.Exception.Message}").Should().BeEmpty();
        }
    }

    // The session is that of the engine alone: no drives to read files from, and no user for a prompt.
    private static bool IsExpected(ErrorRecord error) =>
        error.Exception is CmCommandException or IOException or SessionStateException
        || (error.Exception is CommandNotFoundException missing && !missing.CommandName.Contains("-Cm", StringComparison.OrdinalIgnoreCase))
        || (error.CategoryInfo.Activity.Length > 0 && !error.CategoryInfo.Activity.Contains("Cm", StringComparison.Ordinal))
        || error.FullyQualifiedErrorId.StartsWith("ParameterArgumentValidationError", StringComparison.Ordinal) // what a command before it would have given is empty in a preview
        || error.FullyQualifiedErrorId is "RuntimeException" or "InvokeMethodOnNull" or "NullArray" or "PropertyNotFoundStrict";
}
