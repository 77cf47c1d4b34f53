namespace Maru.Modules.Identity.Sessions;

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
    /// Whether it was spent so lately that a request with it may still be under way: an answer was lost, or another window of the browser
    /// is behind.
    /// </summary>
    public bool IsJustSpent(DateTimeOffset now, TimeSpan grace) => now - SpentAt <= grace;

    /// <summary>
    /// What it means that this token is presented. One that was just spent gives the token that is live by now, and one that comes later
    /// was copied. A session ends with all its tokens, so one that was read before its end is ended when what followed it is.
    /// </summary>
    /// <param name="newest">The last of those that followed it, each of them just spent but that one; null when there is none.</param>
    /// <param name="now">Now.</param>
    /// <param name="grace">How long just is.</param>
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
