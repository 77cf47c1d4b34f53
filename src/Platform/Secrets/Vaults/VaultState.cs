namespace Maru.Platform.Secrets.Vaults;

/// <summary>What the vault can do; reported by the readiness check.</summary>
public enum VaultState
{
    /// <summary>Seals and opens.</summary>
    Ok,

    /// <summary>Seals and opens with a key that dies with the process: what is sealed now is lost at the next start.</summary>
    Ephemeral,

    /// <summary>The key is missing or does not fit the stored data: opens nothing, seals nothing, rewrites nothing.</summary>
    Locked,
}
