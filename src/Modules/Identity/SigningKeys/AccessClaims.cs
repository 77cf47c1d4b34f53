namespace Maru.Modules.Identity.SigningKeys;

/// <summary>
/// The content of an access token; on the wire, the member names in snake_case are the claims. Instants are seconds since 1970.
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
