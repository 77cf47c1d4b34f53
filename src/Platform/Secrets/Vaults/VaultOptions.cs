
namespace Maru.Platform.Secrets.Vaults;

/// <summary>What the environment says about keys.</summary>
public sealed class VaultOptions
{
    /// <summary>ENCRYPTION_KEY: Fernet keys, separated by commas. The first seals, all may open.</summary>
    public Secret? Keys { get; set; }

    /// <summary>ALLOW_EPHEMERAL_KEY: production may start with a key that exists only as long as the process.</summary>
    public bool AllowEphemeralKey { get; set; }

    /// <summary>Whether this is production, where the server never makes a key by itself.</summary>
    public bool IsProduction { get; set; }

    /// <summary>
    /// Refuses what does not depend on the database: a missing key where one is needed, or an invalid key. Called before the database is
    /// touched.
    /// </summary>
    /// <exception cref="StartRefusedException">The server must not start with these keys.</exception>
    public void RefuseWrong()
    {
        var facts = new VaultFacts
        {
            ConfiguredKeys = Keys?.Reveal(),
            IsProduction = IsProduction,
            AllowEphemeralKey = AllowEphemeralKey,
            HasCiphertext = false,
        };
        if (VaultDecision.Decide(facts) is { Verdict: VaultVerdict.Refuse } refused)
        {
            throw new StartRefusedException(refused.Message);
        }
    }
}
