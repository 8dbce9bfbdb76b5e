using AwesomeAssertions;
using CmPowerShell.Engine.Meta;
using Xunit;

namespace CmPowerShell.Engine.Tests.Hooks;

/// <summary>The functions of <c>cmind.utils</c>; the expected values are what cmind 4.2 gives.</summary>
public sealed class CmindUtilsTests : IDisposable
{
    private readonly HookScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("u.parse_cm_object('r:os,281d5c3e3f69d8e7')", "{'return': 0, 'cm_object': [['os', '281d5c3e3f69d8e7'], ['r', '']]}")]
    [InlineData("u.parse_cm_object('281d5c3e3f69d8e7,os')['cm_object']", "[['os', '281d5c3e3f69d8e7']]")]
    [InlineData("u.parse_cm_object('a:b:c')", "{'return': 1, 'error': 'CM object a:b:c is not recognized'}")]
    [InlineData("u.match_objects('', 'os', '', 'o*')['match']", "True")]
    [InlineData("u.match_objects('1234567890abcdef', 'os', 'fedcba0987654321', 'os')['match']", "False")]
    [InlineData("u.assemble_cm_object('a', 'b'), u.assemble_cm_object('', 'b'), u.assemble_cm_object('a', None)", "['a,b', 'b', 'a']")]
    [InlineData("u.is_cm_uid(u.gen_uid()['uid']), u.is_cm_uid('os')", "[True, False]")]
    [InlineData("u.merge_dicts({'dict1': {'a': {'x': 1}, 'l': [1]}, 'dict2': {'a': {'y': 2}, 'l': [1, 2]}, 'append_lists': True, 'append_unique': True})['dict1']", "{'a': {'x': 1, 'y': 2}, 'l': [1, 2]}")]
    [InlineData("u.merge_dicts({'dict1': {'l': [1]}, 'dict2': {'l': [2]}})['dict1']", "{'l': [2]}")]
    [InlineData("u.convert_env_to_dict('A=1=2\\n B = 3 \\n\\nC')['dict']", "{'A': '1', 'B': '3', 'C': ''}")]
    [InlineData("u.convert_tags_to_list({'tags': ' a , b,a'})", "['a', 'b']")]
    [InlineData("u.get_list_from_cli({'k': 'a, b'}, 'k')", "['a', 'b']")]
    [InlineData("u.tags_matched(['a', 'b'], ['a'], ['c']), u.filter_tags(['a', '-b'])", "[True, ['a']]")]
    [InlineData("u.check_if_true_yes_on({'k': True}, 'k'), u.check_if_none_false_no_off({'k': 'Off'}, 'k')", "[True, True]")]
    [InlineData("u.convert_dictionary({'no-cache': 1}, 'docker')", "{'docker_no_cache': 1}")]
    [InlineData("u.get_value_from_dict_with_flat_key('a.b', {'a': {'b': 1}})", "1")]
    [InlineData("u.sub_input({'a': 1, 'b': 2}, ['b']), u.sub_input({'a': 1, 'b': 2}, ['b'], reverse=True)", "[{'b': 2}, {'a': 1}]")]
    [InlineData("u.digits('1.3+xyz'), u.digits('v1'), u.safe_int('x', 5), u.safe_float('1.5', 0)", "[1, 0, 5, 1.5]")]
    [InlineData("u.test_input({'a': 1})['error']", "'unknown input key: a'")]
    [InlineData("u.load_txt('none.txt', check_if_exists=True)", "{'return': 16, 'error': 'none.txt was not found'}")]
    [InlineData("u.load_json('none.json', check_if_exists=True)", "{'return': 16, 'error': 'File none.json not found'}")]
    [InlineData("u.load_json_or_yaml('x.txt')['return'], u.load_yaml_and_json('none')['return']", "[1, 16]")]
    [InlineData("u.save_txt('a.txt', 'v 1.2\\n'), u.load_txt('a.txt', split=True, match_text=r'v (\\S+)')['match'].group(1), u.load_txt('a.txt', remove_after_read=True)['string'], os.path.exists('a.txt')", "[{'return': 0}, '1.2', 'v 1.2\\n', False]")]
    [InlineData("u.save_json('b.json', {'b': 1, 'a': 2}), open('b.json').read()", "[{'return': 0}, '{\\n  \"a\": 2,\\n  \"b\": 1\\n}\\n']")]
    [InlineData("u.save_txt('c.json', '{'), u.load_json('c.json')['return'], u.safe_load_json('c.json')", "[{'return': 0}, 4, {'return': 0, 'meta': {}}]")]
    [InlineData("sorted(u.get_current_date_time({})['array'])", "['date_day', 'date_month', 'date_year', 'time_hour', 'time_minute', 'time_second']")]
    [InlineData("u.load_python_module({'path': '.', 'name': 'none'})['return']", "1")]
    [InlineData("os.path.dirname(u.gen_tmp_file({'suffix': '.x', 'remove_dir': True})['file_name'])", "''")]
    public void A_function_gives_what_hooks_expect(string expression, string expected) =>
        PythonText.Representation(_scene.Run($"from cmind import utils as u\nreturn {{'return': 0, 'value': ({expression})}}").Result["value"]).Should().Be(expected);
}
