namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// What an access token says; on the wire the members are the claims' names in snake_case. Instants are seconds since 1970.
/// </summary>
internal sealed record AccessClaims
{
    public required string Iss { get; init; }

    public required string Aud { get; init; }

    /// <summary>The account.</summary>
    public required string Sub { get; init; }

    /// <summary>The session.</summary>
    public required string Sid { get; init; }

    public required long TokenVersion { get; init; }

    public required string Jti { get; init; }

    public required long Iat { get; init; }

    public required long Nbf { get; init; }

    public required long Exp { get; init; }
}
