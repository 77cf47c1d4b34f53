namespace Maru.Platform.Secrets.Vaults;

/// <summary>All that the start-up decision depends on. Prints without the keys.</summary>
public sealed class VaultFacts
{
    /// <summary>The comma list of keys; null or blank when not configured.</summary>
    public string? ConfiguredKeys { get; init; }

    /// <summary>Where the keys come from, for messages.</summary>
    public string KeySource { get; init; } = KeyRing.Variable;

    /// <summary>Whether this is a production installation.</summary>
    public required bool IsProduction { get; init; }

    /// <summary>Whether a production server may use a key that exists only as long as the process.</summary>
    public bool AllowEphemeralKey { get; init; }

    /// <summary>The stored key-check token. When its row is lost, any other text sealed by the ring proves the key as well.</summary>
    public string? KeyCheckToken { get; init; }

    /// <summary>Whether the database holds anything sealed, the key-check token itself not counted.</summary>
    public required bool HasCiphertext { get; init; }

    internal bool HasKeys => !string.IsNullOrWhiteSpace(ConfiguredKeys);
}
