namespace Maru.Platform.Secrets.Vaults;

/// <summary>Carries out the start-up decision.</summary>
/// <param name="Decision">What was decided and why; the caller logs it, stores the key-check token or ends the process.</param>
/// <param name="Vault">The vault, or null when the server must not start.</param>
public sealed record VaultStart(VaultDecision Decision, Vault? Vault)
{
    /// <summary>
    /// Decides and makes the vault. Outside production and without configured keys, the stored development key is used instead, so that a
    /// restart can read what the last run sealed. Synchronous: called once, before the server listens.
    /// </summary>
    /// <param name="facts">The situation, without the development key.</param>
    /// <param name="developmentKey">The file beside the database.</param>
    /// <param name="clock">The clock.</param>
    public static VaultStart Run(VaultFacts facts, DevelopmentKeyFile developmentKey, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(developmentKey);

        var decision = VaultDecision.Decide(WithKeptKey(facts, developmentKey));

        if (decision.Verdict == VaultVerdict.KeepDevelopmentKey)
        {
            // Decided again, because another process may have written its key in the meantime.
            var made = VaultDecision.Decide(With(facts, developmentKey.ReadOrCreate(), developmentKey.Path));
            decision = made.Verdict == VaultVerdict.UseConfigured ? decision with { Ring = made.Ring } : made;
        }

        return new VaultStart(decision, VaultOf(decision, clock));
    }

    private static VaultFacts WithKeptKey(VaultFacts facts, DevelopmentKeyFile file) =>
        !facts.HasKeys && !facts.IsProduction && file.Read() is { } kept ? With(facts, kept, file.Path) : facts;

    private static VaultFacts With(VaultFacts facts, string keys, string source) => new()
    {
        ConfiguredKeys = keys,
        KeySource = Path.GetFileName(source),
        IsProduction = facts.IsProduction,
        AllowEphemeralKey = facts.AllowEphemeralKey,
        KeyCheckToken = facts.KeyCheckToken,
        HasCiphertext = facts.HasCiphertext,
    };

    private static Vault? VaultOf(VaultDecision decision, TimeProvider clock) => decision.Verdict switch
    {
        VaultVerdict.Refuse => null,
        VaultVerdict.UseEphemeral => new Vault(KeyRing.Generate(), VaultState.Ephemeral, clock),
        VaultVerdict.Lock => new Vault(decision.Ring, VaultState.Locked, clock),
        VaultVerdict.UseConfigured or VaultVerdict.KeepDevelopmentKey => new Vault(decision.Ring, VaultState.Ok, clock),
    };
}
