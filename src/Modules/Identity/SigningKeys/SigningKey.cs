namespace Maru.Modules.Identity.SigningKeys;

/// <summary>A signing key as it is stored. Immutable; a class, so that printing it does not print the sealed part.</summary>
internal sealed class SigningKey
{
    /// <summary><c>kid</c>.</summary>
    public required string Id { get; init; }

    public required SigningKeyState State { get; init; }

    /// <summary>Base64 of SubjectPublicKeyInfo.</summary>
    public required string PublicKey { get; init; }

    /// <summary>Base64 of PKCS #8, sealed by the vault.</summary>
    public required string PrivateKeySealed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it began to sign; null if it does not sign yet, or was made by an old version.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>When it signed last.</summary>
    public DateTimeOffset? RetiredAt { get; init; }
}
