namespace Maru.Platform.Secrets.Vaults;

/// <summary>What to do about the keys at start-up.</summary>
public enum VaultVerdict
{
    /// <summary>Go on with the configured keys.</summary>
    UseConfigured,

    /// <summary>Make a key for this developer's machine and keep it beside the database.</summary>
    KeepDevelopmentKey,

    /// <summary>Make a key for this process only, and warn.</summary>
    UseEphemeral,

    /// <summary>Start without access to stored secrets, and do not change any of them.</summary>
    Lock,

    /// <summary>Do not start.</summary>
    Refuse,
}
