
namespace Maru.Platform.Secrets.Vaults;

/// <summary>What the environment says about keys.</summary>
public sealed class VaultOptions
{
    /// <summary>ENCRYPTION_KEY: Fernet keys, separated by commas. The first seals, all may open.</summary>
    public Secret? Keys { get; set; }

    /// <summary>ALLOW_EPHEMERAL_KEY: production may start with a key that dies with the process.</summary>
    public bool AllowEphemeralKey { get; set; }

    /// <summary>Whether this is production, where no key is ever made up.</summary>
    public bool IsProduction { get; set; }

    /// <summary>What no database can mend: no key where one is needed, or one that is none. Asked before the database is touched.</summary>
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
