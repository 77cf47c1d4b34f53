using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Refresh tokens.</summary>
internal interface ISessionStore
{
    /// <summary>Whether a session was not ended.</summary>
    Task<bool> IsLiveAsync(Tx tx, string familyId, CancellationToken ct);

    Task AddAsync(Tx tx, RefreshToken token, CancellationToken ct);

    Task<RefreshToken?> FindByHashAsync(Statements sql, string tokenHash, CancellationToken ct);

    Task<RefreshToken?> FindAsync(Statements sql, string id, CancellationToken ct);

    /// <summary>Sessions of an account that are not over, the newest first, at most 100.</summary>
    Task<IReadOnlyList<OpenSession>> ListOpenAsync(Statements sql, string accountId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Spends the token for its successor; false when another request was quicker or the session has ended.</summary>
    Task<bool> SpendAsync(Tx tx, RefreshToken token, string successorId, string successorSealed, DateTimeOffset now, CancellationToken ct);

    Task RevokeFamilyAsync(Tx tx, string familyId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Ends an account's sessions, all or all but one.</summary>
    Task RevokeAccountAsync(Tx tx, string accountId, string? exceptFamilyId, DateTimeOffset now, CancellationToken ct);

    /// <summary>Drops sealed successors spent before one instant, and rows expired before another.</summary>
    Task TidyAsync(Tx tx, DateTimeOffset spentBefore, DateTimeOffset expiredBefore, CancellationToken ct);
}
