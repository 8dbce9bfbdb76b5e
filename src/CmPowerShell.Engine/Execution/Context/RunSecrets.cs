using CmPowerShell.Engine.Repositories.Sources;
using CmPowerShell.Engine.Scripts.Model;
using CmPowerShell.Meta.Errors;
using CmPowerShell.Meta.Secrets;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Engine.Execution.Context;

/// <summary>
/// The secrets of a run, registered while it lasts: those of the caller, variables that the input or the meta key <c>secrets</c> names or whose name indicates
/// so, passwords in addresses, and the token that scripts get from this process.
/// </summary>
internal sealed class RunSecrets : IDisposable
{
    private const string Names = "secrets";
    private const string ProcessToken = "GH_TOKEN";
    private readonly SecretScope _scope = new();
    private readonly HashSet<string> _short = new(StringComparer.Ordinal);

    private RunSecrets()
    {
    }

    /// <summary>Makes the secrets of a request known.</summary>
    /// <exception cref="CmException">Id <c>SecretTooShort</c>: one that the caller named cannot be kept secret.</exception>
    public static RunSecrets Begin(RunRequest request)
    {
        var secrets = new RunSecrets();
        try
        {
            secrets.Take(request);
            return secrets;
        }
        catch
        {
            secrets.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Registers the variables that the meta of a script names, and those with the name of a secret; hooks may have set them. One that the meta names and that is
    /// too short stays visible, and a warning reports it once.
    /// </summary>
    public void Declare(ScriptModel script, MetaMap env, RunContext context)
    {
        env.ToList().ForEach(pair => Guess(pair.Key, pair.Value));
        foreach (var name in script.Secrets.Where(name => env.Text(name).Length > 0 && !_scope.Know(name, env.Text(name)) && _short.Add(name)))
        {
            context.Operation.Warn("SecretTooShort", $"The value of '{name}' is too short to be kept secret and can be seen in the output.", context.Depth);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scope.Dispose();

    private void Take(RunRequest request)
    {
        foreach (var (name, value) in request.SecretEnv.Concat(request.Inputs.Texts(Names).SelectMany(name => Named(request, name))))
        {
            Require(name, value.ToString());
        }

        foreach (var (name, value) in request.Env.Concat(request.Const).Concat(request.Inputs))
        {
            Guess(name, value);
        }

        _scope.Know(ProcessToken, Environment.GetEnvironmentVariable(ProcessToken) ?? "");
    }

    private static IEnumerable<KeyValuePair<string, MetaValue>> Named(RunRequest request, string name) =>
        new[] { request.Env, request.Const, request.Inputs }.Select(map => map.Find(name)).OfType<MetaValue>().Select(value => KeyValuePair.Create(name, value));

    private void Require(string name, string value)
    {
        if (!_scope.Know(name, value))
        {
            throw new CmException(new CmError(
                "SecretTooShort",
                ReturnCode.Failed,
                CmErrorCategory.InvalidArgument,
                $"The secret '{name}' has less than {KnownSecrets.ShortestLength} characters, so it cannot be masked in texts and would be easy to guess.")
            { Hint = "Give a longer one, or give it as an ordinary variable.", Target = name });
        }
    }

    private void Guess(string name, MetaValue value)
    {
        if (value is MetaText { Value: var text })
        {
            _scope.Know(name, SecretName.IsOne(name) ? text : "");
            RepositoryUrl.SecretsIn(text).ToList().ForEach(secret => _scope.Know("", secret));
        }
    }
}
