using System.Diagnostics.CodeAnalysis;
using Maru.Kernel;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// The keys of this server, newest first: the first seals, all open. Immutable, thread safe. Prints key ids only.
/// </summary>
public sealed class KeyRing
{
    /// <summary>The variable that holds the ring.</summary>
    public const string Variable = "ENCRYPTION_KEY";

    private readonly FernetKey[] _keys;

    private KeyRing(FernetKey[] keys) => _keys = keys;

    /// <summary>The ids of the keys in their order; the first is the one that seals.</summary>
    public IReadOnlyList<string> KeyIds => [.. _keys.Select(k => k.Id)];

    internal FernetKey Sealing => _keys[0];

    /// <summary>A ring of one new key.</summary>
    public static KeyRing Generate() => Of(FernetKey.Generate());

    /// <summary>A ring of one key.</summary>
    /// <param name="key">The key.</param>
    public static KeyRing Of(FernetKey key) => new([key]);

    /// <summary>Reads a comma list of keys. White space around an entry is ignored, a repeated key counts once.</summary>
    /// <param name="text">The list, newest key first.</param>
    /// <param name="source">Where the text comes from, for the refusal's message.</param>
    /// <returns>The ring, or <c>secrets.malformed_key</c>, which names the source and the position and never the value.</returns>
    public static Outcome<KeyRing> Parse(string text, string source = Variable)
    {
        ArgumentNullException.ThrowIfNull(text);

        var keys = new List<FernetKey>();
        var entries = text.Split(',', StringSplitOptions.TrimEntries);

        for (var i = 0; i < entries.Length; i++)
        {
            if (!FernetKey.TryParse(entries[i], out var key))
            {
                return SecretsFailures.Malformed(source, i + 1, entries.Length, entries[i]);
            }

            if (!keys.Exists(key.IsSameAs))
            {
                keys.Add(key);
            }
        }

        return new KeyRing([.. keys]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"KeyRing({string.Join(", ", KeyIds)})";

    internal string Seal(ReadOnlySpan<byte> plaintext, DateTimeOffset now) =>
        SealedText.Write(SealedText.Fernet, Sealing.Id, Fernet.Seal(Sealing, plaintext, now));

    internal bool TryOpen(string sealedText, [NotNullWhen(true)] out byte[]? plaintext)
    {
        plaintext = null;

        if (SealedText.TryRead(sealedText, out var parts))
        {
            return parts.Algorithm == SealedText.Fernet && TryOpen(parts.Body, parts.KeyId, out plaintext);
        }

        return sealedText.StartsWith(Fernet.Start, StringComparison.Ordinal)
            && TryOpen(sealedText, null, out plaintext);
    }

    private bool TryOpen(string token, string? keyId, [NotNullWhen(true)] out byte[]? plaintext)
    {
        foreach (var key in _keys)
        {
            if ((keyId is null || key.Id == keyId) && Fernet.TryOpen(key, token, out plaintext, out _))
            {
                return true;
            }
        }

        plaintext = null;
        return false;
    }
}
