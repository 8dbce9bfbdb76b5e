using AwesomeAssertions;
using CmPowerShell.Classic;
using CmPowerShell.Engine.Naming;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Values;
using Xunit;

namespace CmPowerShell.Engine.Tests.Execution.Components;

public sealed class ComponentHookTests : IDisposable
{
    private readonly ScratchEngine _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Preprocess_changes_the_environment_and_postprocess_reads_what_the_script_left()
    {
        _scratch.Component("probe", "tags: [probe]", ("run.sh", "echo \"$GIVEN\" > tmp-ver.out\n"), ("customize.py", """
            from cmind import utils

            def preprocess(i):
                i['env']['GIVEN'] = 'version 1.2.3'
                return {'return': 0}

            def postprocess(i):
                r = utils.load_txt(file_name='tmp-ver.out', match_text=r'version\s*([\d.]+)', fail_if_no_match='no version')
                if r['return'] > 0: return r
                i['new_env']['PROBED'] = r['match'].group(1)
                i['new_state']['probe'] = {'on': i['os_info']['platform']}
                return {'return': 0}
            """));

        var result = _scratch.Run("probe");

        result.NewEnv.Should().BeEquivalentTo(new MetaMap { ["PROBED"] = "1.2.3" });
        result.NewState.Map("probe").Text("on").Should().NotBeEmpty();
    }

    [Fact]
    public void Skip_leaves_the_script_out_and_keeps_nothing_in_the_cache()
    {
        _scratch.Component("probe", "tags: [probe]\ninstall: true", ("run.sh", "echo ran\n"), ("customize.py", """
            def preprocess(i):
                return {'return': 0, 'skip': i['env'].get('SKIP') == 'yes'}
            """));

        _scratch.Run("probe", request => request with { Env = new MetaMap { ["SKIP"] = "yes" } });

        _scratch.Output().Should().NotContain("ran");
        _scratch.Entries(WellKnownNames.Installed).Should().BeEmpty();
        _scratch.Run("probe").FromCache.Should().BeFalse();
        _scratch.Output().Should().Contain("ran");
    }

    [Fact]
    public void An_error_that_a_hook_returns_keeps_its_code_and_text()
    {
        _scratch.Component("probe", "tags: [probe]", ("customize.py", """
            def preprocess(i):
                return {'return': 16, 'error': 'component not detected'}
            """));

        var error = _scratch.Invoking(scratch => scratch.Run("probe")).Should().Throw<CmException>().Which.Error;

        error.Should().BeEquivalentTo(new { Id = "HookReturnedError", Code = ReturnCode.NotFound });
        error.Message.Should().Contain("component not detected").And.Contain("probe");
    }

    [Fact]
    public void Several_folders_ask_and_quiet_takes_the_first()
    {
        var one = Directory.CreateDirectory(Path.Combine(_scratch.WorkDirectory, "one")).FullName;
        var two = Directory.CreateDirectory(Path.Combine(_scratch.WorkDirectory, "two")).FullName;
        File.WriteAllText(Path.Combine(one, "a-tool"), "");
        File.WriteAllText(Path.Combine(two, "a-tool"), "");
        _scratch.Component("find", "tags: [find]", ("customize.py", """
            def preprocess(i):
                r = i['automation'].find_file_in_paths({'paths': i['env']['WHERE'].split('|'), 'file_name': 'a-tool',
                                                        'select': True, 'recursion_spaces': i['recursion_spaces']})
                if r['return'] > 0: return r
                i['new_env']['FOUND'] = r['found_paths'][0]
                return {'return': 0}
            """));
        _scratch.Answers.Answer(1);

        var result = _scratch.Run("find", request => request with { Env = new MetaMap { ["WHERE"] = $"{one}|{two}" } });

        result.NewEnv["FOUND"].Should().Be((MetaValue)two);
        _scratch.Answers.Asked.Should().ContainSingle().Which.Options.Should().HaveCount(2);
        var quiet = _scratch.Run("find", request => request with { Quiet = true, Env = new MetaMap { ["WHERE"] = $"{one}|{two}" } });
        quiet.NewEnv["FOUND"].Should().Be((MetaValue)one);
    }

    [Fact]
    public void A_component_without_hooks_starts_no_python()
    {
        _scratch.Component("plain", "tags: [plain]", ("run.sh", "true\n"));

        var engine = ClassicEngine.Open(new CmEngineOptions { HomePath = _scratch.Engine.Home.Path, PythonProgram = "/no/such/python" });
        using (engine)
        {
            engine.Runner.Run(new() { Tags = ["plain"], WorkDirectory = _scratch.WorkDirectory }, _scratch.Operation()).ExitCode.Should().Be(0);
        }
    }
}
