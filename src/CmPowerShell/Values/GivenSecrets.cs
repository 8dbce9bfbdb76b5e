using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using CmPowerShell.Meta.Values;

namespace CmPowerShell.Values;

/// <summary>Secrets as users give them in PowerShell.</summary>
internal static class GivenSecrets
{
    /// <summary>The variables of a table. A <c>SecureString</c> is opened, of a credential the password is taken, and any other value is its text.</summary>
    /// <param name="table">The table; null for none.</param>
    public static MetaMap Convert(IDictionary? table) => new((table ?? new Hashtable()).Cast<DictionaryEntry>()
        .Select(entry => KeyValuePair.Create(LanguagePrimitives.ConvertTo<string>(entry.Key), (MetaValue)Opened(entry.Value)))
        .OrderBy(pair => pair.Key, StringComparer.Ordinal));

    private static string Opened(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        SecureString secret => new NetworkCredential("", secret).Password,
        PSCredential credential => credential.GetNetworkCredential().Password,
        var other => LanguagePrimitives.ConvertTo<string>(other),
    };
}
