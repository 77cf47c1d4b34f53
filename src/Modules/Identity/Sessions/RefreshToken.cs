namespace Maru.Modules.Identity.Sessions;

/// <summary>One refresh token. A session is a family of tokens; each except the last was exchanged for the next. Immutable.</summary>
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
    /// Whether it was used so recently that another request with it may still be running: an answer was lost, or another browser window is
    /// late.
    /// </summary>
    public bool IsJustSpent(DateTimeOffset now, TimeSpan grace) => now - SpentAt <= grace;

    /// <summary>
    /// Decides what to do when this token is presented. A token that was used just now gives the current token; one presented later was
    /// copied. A session ends with all its tokens, so if the token was read before the end of the session, its successor shows that it has
    /// ended.
    /// </summary>
    /// <param name="newest">The newest token reached from it through tokens that were used just now; null if there is none.</param>
    /// <param name="now">Now.</param>
    /// <param name="grace">The time that "just now" means.</param>
    public RefreshVerdict Judge(RefreshToken? newest, DateTimeOffset now, TimeSpan grace) => this switch
    {
        { RevokedAt: not null } => RefreshVerdict.Ended,
        _ when now >= ExpiresAt => RefreshVerdict.Ended,
        { SpentAt: null } => RefreshVerdict.Live,
        _ when newest is { RevokedAt: not null } => RefreshVerdict.Ended,
        _ when newest is { SpentAt: null } && IsJustSpent(now, grace) => RefreshVerdict.Repeated,
        _ => RefreshVerdict.Reused,
    };
}
