namespace CmPowerShell;

/// <summary>For whom a setting is set.</summary>
public enum CmSettingScope
{
    /// <summary>For all that the user does on this machine.</summary>
    User,

    /// <summary>For everybody who works on this home.</summary>
    Home,
}
