namespace Maru.Platform.Secrets;

/// <summary>What the environment says about keys.</summary>
public sealed class VaultOptions
{
    /// <summary>ENCRYPTION_KEY: Fernet keys, separated by commas. The first seals, all may open.</summary>
    public Secret? Keys { get; set; }

    /// <summary>ALLOW_EPHEMERAL_KEY: production may start with a key that dies with the process.</summary>
    public bool AllowEphemeralKey { get; set; }

    /// <summary>Whether this is production, where no key is ever made up.</summary>
    public bool IsProduction { get; set; }
}
