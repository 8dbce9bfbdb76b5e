namespace CmPowerShell.Meta.Secrets;

/// <summary>The secrets of one piece of work. They are known until it is disposed.</summary>
public sealed class SecretScope : IDisposable
{
    private readonly object _gate = new();
    private readonly List<KeyValuePair<string, string>> _secrets = [];

    /// <summary>Registers a secret. A text that is too short (<see cref="KnownSecrets.ShortestLength"/>) is ignored.</summary>
    /// <param name="name">The variable that holds it, by which a file can refer to it; empty for none.</param>
    /// <param name="value">The secret.</param>
    /// <returns>Whether it is long enough.</returns>
    public bool Know(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        var secret = KeyValuePair.Create(name, value);
        var isSecret = value.Trim().Length >= KnownSecrets.ShortestLength;
        lock (_gate)
        {
            if (isSecret && !_secrets.Contains(secret))
            {
                _secrets.Add(secret);
                KnownSecrets.Add(secret);
            }
        }

        return isSecret;
    }

    /// <summary>Removes the secrets, unless another scope has registered them too.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            KnownSecrets.Remove(_secrets);
            _secrets.Clear();
        }
    }
}
