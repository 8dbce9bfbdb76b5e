using AwesomeAssertions;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using CmPowerShell.TestSupport;
using Xunit;

namespace CmPowerShell.Meta.Tests.FileSystem;

/// <summary>Files that others made, or can write where root would use them, are refused.</summary>
public sealed class FileOwnerTests : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly ScratchFolder _scratch = new("code");
    private string _safe = "";

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Own_and_missing_files_are_used()
    {
        _scratch.Write("run.sh", "");

        Required(() => Owner.Require(_scratch.Path, _scratch.At("run.sh"), _scratch.At("missing"))).Should().BeNull();
    }

    [Theory]
    [InlineData(UnixFileMode.GroupWrite)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void Root_does_not_use_what_others_can_write(UnixFileMode others)
    {
        var file = Writable("run.sh", others);

        var error = Required(() => Owner.Require(_scratch.Path, file))!;

        (error.Id, error.Target, error.Location!.File).Should().Be(("FileOfOtherUser", file, file));
        error.Message.Should().Contain("users other than root can write it");
        error.Hint.Should().Contain("CM_SAFE_DIRECTORIES").And.EndWith(_scratch.Path);
    }

    [Fact]
    public void A_directory_for_all_in_which_each_user_can_remove_only_own_files_is_used() =>
        Required(() => Owner.Require(_scratch.Path, Writable("shared", UnixFileMode.OtherWrite | UnixFileMode.StickyBit))).Should().BeNull();

    [Theory]
    [InlineData("*")]
    [InlineData("{0}")]
    [InlineData("/elsewhere:{0}/..")]
    [InlineData(" {0} : ")]
    public void A_listed_directory_is_used(string safe)
    {
        var file = Writable("run.sh", UnixFileMode.OtherWrite);
        _safe = string.Format(System.Globalization.CultureInfo.InvariantCulture, safe, _scratch.Path);

        Required(() => Owner.Require(_scratch.Path, file)).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/elsewhere")]
    [InlineData("{0}/deeper")]
    public void Another_listed_directory_does_not_help(string safe)
    {
        var file = Writable("run.sh", UnixFileMode.OtherWrite);
        _safe = string.Format(System.Globalization.CultureInfo.InvariantCulture, safe, _scratch.Path);

        Required(() => Owner.Require(_scratch.Path, file)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("customize.py", true)]
    [InlineData("RUN.SH", true)]
    [InlineData("_cm.yaml", true)]
    [InlineData("data.txt", false)]
    public void Of_a_folder_with_code_the_files_that_are_read_as_code_or_meta_count(string name, bool counts)
    {
        Writable(name, UnixFileMode.OtherWrite);

        (Required(() => Owner.RequireCode(_scratch.Path, _scratch.Path)) is not null).Should().Be(counts);
    }

    [Fact]
    public void The_folder_itself_counts_and_another_kind_of_file_is_left_to_its_reader()
    {
        var folder = Writable("open", UnixFileMode.OtherWrite);
        var plain = Directory.CreateDirectory(_scratch.At("plain")).FullName;
        File.CreateSymbolicLink(Path.Combine(plain, "device.py"), "/dev/null");

        Required(() => Owner.RequireCode(folder, folder))!.Target.Should().Be(folder);
        Required(() => Owner.RequireCode(plain, plain)).Should().BeNull();
    }

    private FileOwner Owner => new(() => _safe);

    // The rule is for root, as which tests in containers run.
    private string Writable(string name, UnixFileMode others)
    {
        if (OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0)
        {
            Assert.Skip("The rule is for root.");
            return "";
        }

        var path = name.Contains('.', StringComparison.Ordinal) ? _scratch.Write(name, "") : Directory.CreateDirectory(_scratch.At(name)).FullName;
        File.SetUnixFileMode(path, Own | others);
        return path;
    }

    private static CmError? Required(Action require)
    {
        try
        {
            require();
            return null;
        }
        catch (CmException refusal)
        {
            return refusal.Error;
        }
    }
}
