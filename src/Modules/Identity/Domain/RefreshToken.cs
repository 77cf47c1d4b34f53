namespace Maru.Modules.Identity.Domain;

/// <summary>One refresh token. A session is a family of them, each but the last spent for the next. Immutable.</summary>
internal sealed class RefreshToken
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>The session; <c>sid</c> in access tokens.</summary>
    public required string FamilyId { get; init; }

    public required string TokenHash { get; init; }

    /// <summary>What the program that signed in called itself.</summary>
    public string? Client { get; init; }

    public string? SuccessorId { get; init; }

    /// <summary>The next token, sealed under this one; see <see cref="SuccessorSeal"/>.</summary>
    public string? SuccessorSealed { get; init; }

    /// <summary>When somebody signed in.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? SpentAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>
    /// What it means that this token is presented. A spent one gives its successor again for a short while, since answers get lost; but not
    /// once the successor was used, for then the answer had arrived and somebody else holds a copy.
    /// </summary>
    public RefreshVerdict Judge(RefreshToken? successor, DateTimeOffset now, TimeSpan grace) => this switch
    {
        { RevokedAt: not null } => RefreshVerdict.Ended,
        _ when now >= ExpiresAt => RefreshVerdict.Ended,
        { SpentAt: null } => RefreshVerdict.Live,
        _ when successor is { SpentAt: null, RevokedAt: null } && now - SpentAt <= grace => RefreshVerdict.Repeated,
        _ => RefreshVerdict.Reused,
    };
}
