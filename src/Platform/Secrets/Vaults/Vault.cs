using System.Security.Cryptography;
using System.Text;
using Maru.Kernel;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// Seals and opens the server's stored secrets with its key ring. One for the process; immutable, thread safe. Its state is fixed
/// at start-up: a locked vault is unlocked by starting with the right key.
/// </summary>
public sealed class Vault
{
    // Strict: a lone surrogate must throw instead of coming back as another character.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly KeyRing? _ring;
    private readonly TimeProvider _clock;

    /// <summary>A vault over a ring.</summary>
    /// <param name="ring">The keys; may be null only when locked.</param>
    /// <param name="state">The result of the start-up decision.</param>
    /// <param name="clock">Stamps the tokens.</param>
    public Vault(KeyRing? ring, VaultState state, TimeProvider clock)
    {
        if (ring is null && state != VaultState.Locked)
        {
            throw new ArgumentException("Only a locked vault has no keys.", nameof(ring));
        }

        (_ring, State, _clock) = (ring, state, clock);
    }

    /// <summary>What this vault can do.</summary>
    public VaultState State { get; }

    private KeyRing? Usable => State == VaultState.Locked ? null : _ring;

    /// <summary>Whether the text has the form this vault stores, so that it is not sealed a second time.</summary>
    /// <param name="text">A stored text.</param>
    public static bool IsSealed(string text) => SealedText.TryRead(text, out _);

    /// <summary>Seals a text; each call gives another result. Refuses with <c>secrets.locked</c>.</summary>
    /// <param name="plaintext">Any well-formed text, also the empty one.</param>
    public Outcome<string> Seal(string plaintext)
    {
        if (Usable is not { } ring)
        {
            return SecretsFailures.Locked;
        }

        var bytes = Utf8.GetBytes(plaintext);

        try
        {
            return ring.Seal(bytes, _clock.GetUtcNow());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>
    /// Opens what <see cref="Seal"/> made, or a bare Fernet token of an older installation. Refuses with <c>secrets.locked</c> or
    /// <c>secrets.undecryptable</c>. The outcome prints its value: never log it; see <see cref="OpenSecret"/>.
    /// </summary>
    /// <param name="sealedText">The stored text.</param>
    public Outcome<string> Open(string sealedText)
    {
        ArgumentNullException.ThrowIfNull(sealedText);

        if (Usable is not { } ring)
        {
            return SecretsFailures.Locked;
        }

        if (!ring.TryOpen(sealedText, out var bytes))
        {
            return SecretsFailures.Undecryptable;
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return SecretsFailures.Undecryptable;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>As <see cref="Open"/>, with a value that prints as <c>***</c>.</summary>
    /// <param name="sealedText">The stored text.</param>
    public Outcome<Secret> OpenSecret(string sealedText)
    {
        var opened = Open(sealedText);
        return opened.Failed(out var failure) ? failure : new Secret(opened.Value);
    }

    /// <summary>Whether the text was sealed in another way than <see cref="Seal"/> would do it now. False when locked.</summary>
    /// <param name="sealedText">The stored text.</param>
    public bool NeedsReseal(string sealedText) =>
        Usable is { } ring
        && (!SealedText.TryRead(sealedText, out var parts) || parts.Algorithm != SealedText.Fernet || parts.KeyId != ring.Sealing.Id);

    /// <summary>
    /// The same secret sealed with the first key. If it already is, the text is checked and returned unchanged. Running it twice changes
    /// nothing. Refuses as <see cref="Open"/> does, and then the stored text must be kept.
    /// </summary>
    /// <param name="sealedText">The stored text.</param>
    public Outcome<string> Reseal(string sealedText)
    {
        var opened = Open(sealedText);

        return opened.Failed(out var failure) ? failure
            : NeedsReseal(sealedText) ? Seal(opened.Value)
            : sealedText;
    }

    /// <summary>
    /// A new key-check token, to be stored when <see cref="VaultDecision.WriteKeyCheck"/> says so. A rotation re-seals the token last, in
    /// its own transaction, so that the token never confirms a ring that does not open the other rows. Refuses with <c>secrets.locked</c>.
    /// </summary>
    public Outcome<string> CreateKeyCheck() => Seal(KeyCheck.Constant);

    /// <summary>Whether this vault's keys fit a key-check token. Answers also when locked.</summary>
    /// <param name="token">The stored token.</param>
    public bool FitsKeyCheck(string token) => _ring is not null && KeyCheck.Fits(_ring, token);
}
