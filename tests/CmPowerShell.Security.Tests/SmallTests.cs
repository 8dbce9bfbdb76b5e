using System.Net;
using AwesomeAssertions;
using CmPowerShell.Engine.Events;
using CmPowerShell.Engine.Repositories;
using CmPowerShell.Engine.Repositories.Registry;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.FileSystem;
using Xunit;

namespace CmPowerShell.Security.Tests;

/// <summary>Odd addresses, names and owners end in an error that explains the problem.</summary>
public sealed class SmallTests : IDisposable
{
    private readonly HostileHome _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData("ssh://-x{y}/r", "RepositoryAddressInvalid")]
    [InlineData("ssh://-oProxyCommand=touch/r", "RepositoryAddressInvalid")]
    [InlineData("-oProxyCommand=x:o/r", "RepositoryAddressInvalid")]
    [InlineData("git@-host:o/r", "RepositoryAddressInvalid")]
    [InlineData("https://ho{st}/o/r", "RepositoryAddressInvalid")]
    [InlineData("https://host:99999999/o/r", "RepositoryAddressInvalid")]
    [InlineData("https://host/o r", "RepositoryAddressInvalid")]
    public void An_address_that_no_host_can_have_is_refused(string address, string id) => _home.InstallFails(address).Id.Should().Be(id);

    [Theory]
    [InlineData("{0}")]
    [InlineData("x{y}")]
    [InlineData("HEAD@{99}")]
    public void A_brace_in_a_revision_is_no_mystery(string revision)
    {
        var source = _home.Git("source", "case@small", "c0de000000010001");

        _home.InstallFails(source.Path, revision).Id.Should().Be("ReferenceNotFound");
    }

    [Fact]
    public void An_archive_that_is_redirected_to_a_file_is_not_downloaded()
    {
        using var server = new Redirecting("file:///etc/passwd");

        _home.InstallFails(server.Url + "r.zip").Id.Should().BeOneOf("RepositoryUnreachable", "RepositoryRefused");
    }

    [Fact]
    public void A_credential_does_not_follow_a_redirect_to_another_host()
    {
        using var other = new Redirecting(null);
        using var first = new Redirecting(other.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

        var install = () => _home.Install(first.Url.Replace("http://", "http://user:CaseToken123@", StringComparison.Ordinal) + "o/r");

        install.Should().Throw<CmException>();
        other.Authorizations.Should().NotBeEmpty().And.OnlyContain(header => header == null);
        first.Authorizations.Should().Contain(header => header != null);
    }

    [Fact]
    public void A_host_that_answers_git_differently_from_a_probe_sends_no_credential_elsewhere()
    {
        using var other = new Redirecting(null);
        using var first = new Redirecting(other.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)) { HonestAnswers = 1 };

        var install = () => _home.Install(first.Url.Replace("http://", "http://user:CaseToken123@", StringComparison.Ordinal) + "o/r");

        install.Should().Throw<CmException>();
        first.Authorizations.Should().HaveCountGreaterThan(1);
        other.Authorizations.Should().OnlyContain(header => header == null);
    }

    [Fact]
    public void A_token_without_the_name_of_a_repository_is_sent_nowhere() =>
        _home.Execute("pull", "repo", "--pat=CaseToken123").Error!.Id.Should().Be("CredentialForSeveral");

    [Theory]
    [InlineData("CASE=X")]
    [InlineData("CASE\\0X")]
    public void A_name_that_no_variable_can_have_is_an_error(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The native scripts of these tests are for a POSIX shell.");
        _home.Folder("evil", "case@evil", "c0de000000010002");
        _home.Script("evil", "names", "c0de000000010003", "echo ran", $"env:\n  \"{name}\": value\n");
        _home.Engine.Installer.Register(_home.At("evil"), Operation.Silent);

        _home.RunFails("case,names").Id.Should().Be("VariableInvalid");
    }

    [Fact]
    public void A_home_of_another_user_is_used_only_when_that_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0, "Only root can give a folder to another user.");
        var home = Directory.CreateDirectory(_home.At("foreign")).FullName;
        Run("chown", "12345", home);

        FluentActions.Invoking(() => new RepositoryRegistry(new CmHome(home)).Repositories).Should().Throw<CmException>().Which.Error.Id.Should().Be("FileOfOtherUser");
        new RepositoryRegistry(new CmHome(home)) { Owner = new FileOwner(() => home) }.Repositories.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("index")]
    [InlineData("locks")]
    [InlineData("trust.json")]
    [InlineData("python.json")]
    public void A_file_of_another_user_in_a_home_is_not_used(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0, "Only root can give a file to another user.");
        var file = _home.Write($"home/.cmpowershell/{name}", "");
        Run("chown", "12345", file);

        FluentActions.Invoking(() => new RepositoryRegistry(new CmHome(_home.At("home"))).Repositories).Should().Throw<CmException>().Which.Error.Id.Should().Be("FileOfOtherUser");
    }

    [Theory]
    [InlineData("chmod", "666", "customize.py")]
    [InlineData("chmod", "664", "_cm.yaml")]
    [InlineData("chown", "12345", "lib.py")]
    public void A_file_of_a_script_that_others_can_write_is_not_used(string program, string argument, string file)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0, "Only root can give a file to another user.");
        _home.Folder("open", "case@open", "c0de000000010004");
        _home.Script("open", "tool", "c0de000000010005");
        _home.Write("open/script/tool/customize.py", "def preprocess(i):\n    return {'return': 0}\n");
        _home.Write("open/script/tool/lib.py", "");
        _home.Engine.Installer.Register(_home.At("open"), Operation.Silent);
        Run(program, argument, _home.At("open", "script", "tool", file));

        _home.RunFails("case,tool").Id.Should().Be("FileOfOtherUser");
    }

    [Fact]
    public void Root_does_not_run_what_others_can_write()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0, "The rule is for root.");
        _home.Folder("open", "case@open", "c0de000000010004");
        _home.Script("open", "tool", "c0de000000010005");
        _home.Engine.Installer.Register(_home.At("open"), Operation.Silent);
        Run("chmod", "777", _home.At("open", "script", "tool"));

        _home.RunFails("case,tool").Id.Should().Be("FileOfOtherUser");
    }

    [Fact]
    public void A_module_that_others_can_write_does_no_action()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || UnixFileEntry.CurrentUser != 0, "The rule is for root.");
        _home.Folder("open", "case@open", "c0de000000010004");
        _home.Write("open/automation/paint/_cm.yaml", "alias: paint\nuid: c0de000000010006\nautomation_alias: automation\nautomation_uid: bbeb15d8f0a944a4\n");
        _home.Write("open/automation/paint/module.py", "class CAutomation:\n    def wall(self, i):\n        return {'return': 0}\n");
        _home.Engine.Installer.Register(_home.At("open"), Operation.Silent);
        Run("chmod", "666", _home.At("open", "automation", "paint", "module.py"));

        _home.Execute("wall", "paint").Error!.Id.Should().Be("FileOfOtherUser");
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
    }

    /// <summary>A host on loopback that redirects every request to another address, or requires a credential where it does not redirect.</summary>
    private sealed class Redirecting : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string? _to;

        public Redirecting(string? to)
        {
            _to = to;
            for (var port = 21000 + Random.Shared.Next(20000); ; port++)
            {
                try
                {
                    Url = $"http://127.0.0.1:{port}/";
                    _listener.Prefixes.Clear();
                    _listener.Prefixes.Add($"http://*:{port}/");
                    _listener.Start();
                    break;
                }
                catch (HttpListenerException)
                {
                    // The port is taken.
                }
            }

            _ = Task.Run(AnswerAsync);
        }

        public string Url { get; }

        public List<string?> Authorizations { get; } = [];

        /// <summary>How many of the first requests are answered without a redirect.</summary>
        public int HonestAnswers { get; init; }

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                var context = await _listener.GetContextAsync();
                Authorizations.Add(context.Request.Headers["Authorization"]);
                var isHonest = Authorizations.Count <= HonestAnswers;
                context.Response.StatusCode = isHonest ? 200 : _to is null ? 401 : 302;
                if (_to is not null && !isHonest)
                {
                    context.Response.RedirectLocation = _to.StartsWith("file:", StringComparison.Ordinal) ? _to : _to.TrimEnd('/') + context.Request.RawUrl;
                }
                else if (!isHonest)
                {
                    context.Response.AddHeader("WWW-Authenticate", "Basic realm=x");
                }

                context.Response.Close();
            }
        }
    }
}
