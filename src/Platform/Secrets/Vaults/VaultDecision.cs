namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// The start-up rule for keys. A new key is never made where sealed data exists: that data would stay unreadable while new rows are sealed
/// with a temporary key.
/// </summary>
/// <param name="Verdict">What to do.</param>
/// <param name="Message">Why, for the operator; fit for a log.</param>
/// <param name="Ring">The configured keys when they could be read.</param>
/// <param name="WriteKeyCheck">Whether a new key-check token must be stored before anything else is sealed.</param>
public sealed record VaultDecision(VaultVerdict Verdict, string Message, KeyRing? Ring = null, bool WriteKeyCheck = false)
{
    /// <summary>The process's exit code for a configuration error (<c>EX_CONFIG</c> of sysexits).</summary>
    public const int ConfigurationError = 78;

    /// <summary>The exit code when the server must not start, else null.</summary>
    public int? ExitCode => Verdict == VaultVerdict.Refuse ? ConfigurationError : null;

    /// <summary>The state of the vault that follows; null when the server must not start.</summary>
    public VaultState? State => Verdict switch
    {
        VaultVerdict.UseConfigured or VaultVerdict.KeepDevelopmentKey => VaultState.Ok,
        VaultVerdict.UseEphemeral => VaultState.Ephemeral,
        VaultVerdict.Lock => VaultState.Locked,
        VaultVerdict.Refuse => null,
    };

    /// <summary>Decides. Pure: reads nothing but its argument.</summary>
    /// <param name="facts">The situation.</param>
    public static VaultDecision Decide(VaultFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);

        if (!facts.HasKeys)
        {
            return WithoutKeys(facts);
        }

        var parsed = KeyRing.Parse(facts.ConfiguredKeys!, facts.KeySource);

        return parsed.Failed(out var failure) ? new(VaultVerdict.Refuse, failure.Detail) : WithKeys(facts, parsed.Value);
    }

    private static VaultDecision WithKeys(VaultFacts facts, KeyRing ring)
    {
        if (facts.KeyCheckToken is { } token && KeyCheck.Fits(ring, token))
        {
            return new(VaultVerdict.UseConfigured, $"{facts.KeySource} fits the database.", ring);
        }

        if (!facts.HasCiphertext)
        {
            return new(VaultVerdict.UseConfigured, $"{facts.KeySource} is taken for a database without secrets.", ring, WriteKeyCheck: true);
        }

        return facts.KeyCheckToken is null
            ? new(VaultVerdict.Lock, $"The database holds secrets but no key-check token, so {facts.KeySource} cannot be proved right.", ring)
            : new(VaultVerdict.Lock, $"{facts.KeySource} does not open the database's key-check token. Add the former key to the list.", ring);
    }

    private static VaultDecision WithoutKeys(VaultFacts facts)
    {
        if (facts.IsProduction && !facts.AllowEphemeralKey)
        {
            return new(
                VaultVerdict.Refuse,
                $"{KeyRing.Variable} is not set. A production server needs it to seal stored secrets; make one with: Maru.Host key");
        }

        if (facts.HasCiphertext)
        {
            return new(
                VaultVerdict.Lock, $"{KeyRing.Variable} is not set, but the database holds secrets sealed with a key. Set it to that key.");
        }

        return facts.IsProduction
            ? new(
                VaultVerdict.UseEphemeral,
                $"{KeyRing.Variable} is not set. Secrets stored now are lost at the next start. Make a key with: Maru.Host key",
                WriteKeyCheck: true)
            : new(
                VaultVerdict.KeepDevelopmentKey, $"{KeyRing.Variable} is not set. A development key is kept beside the database.",
                WriteKeyCheck: true);
    }
}
