using System.Management.Automation;
using AwesomeAssertions;
using CmPowerShell.Errors;
using CmPowerShell.Loading;
using CmPowerShell.Meta.Errors;
using Xunit;

namespace CmPowerShell.Tests.Hosting;

public sealed class ErrorRecordTests
{
    [Fact]
    public void An_error_keeps_its_id_place_target_and_advice()
    {
        var record = ErrorRecords.From(new CmError("MetaFileBroken", ReturnCode.Failed, CmErrorCategory.InvalidData, "It cannot be read.")
        { Location = new SourceLocation("/a/_cm.json", 2, 3), Hint = "Correct it.", Target = "a" });

        record.FullyQualifiedErrorId.Should().Be("MetaFileBroken");
        record.ToString().Should().Be("It cannot be read. (/a/_cm.json:2:3)");
        record.ErrorDetails.RecommendedAction.Should().Be("Correct it.");
        record.Exception.Message.Should().EndWith("Correct it.");
        record.TargetObject.Should().Be("a");
        record.CategoryInfo.Category.Should().Be(ErrorCategory.InvalidData);
    }

    [Fact]
    public void Every_kind_of_failure_has_a_category() =>
        Enum.GetValues<CmErrorCategory>()
            .Select(category => ErrorRecords.From(new CmError("Id", ReturnCode.Failed, category, "x")).CategoryInfo.Category)
            .Should().NotContain(ErrorCategory.NotSpecified);

    [Fact]
    public void A_failure_of_the_disk_is_told_apart_from_one_of_ours()
    {
        ErrorRecords.From(new IOException("disk full"), "x").FullyQualifiedErrorId.Should().Be("StorageFailed");
        ErrorRecords.From(new UnauthorizedAccessException("no"), "x").FullyQualifiedErrorId.Should().Be("AccessDenied");
        ErrorRecords.From(new InvalidOperationException("bug"), "x").FullyQualifiedErrorId.Should().Be("UnexpectedError");
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("debian.12-x64")]
    [InlineData("alpine.3.20-x64")]
    public void A_native_library_is_looked_for_under_the_portable_name_too(string runtime)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The names are those of Linux.");
        var architecture = System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

        NativeLibraryPath.Candidates("/deps", "git2-1", runtime).Should().Contain($"/deps/runtimes/linux-{architecture}/native/libgit2-1.so");
    }
}
