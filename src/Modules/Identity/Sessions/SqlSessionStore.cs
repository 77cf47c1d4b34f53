using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Refresh tokens. Table <c>identity_session</c>.</summary>
internal sealed class SqlSessionStore
{
    public Task AddAsync(Tx tx, RefreshToken token, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_session (id, account_id, family_id, token_hash, client, began_at, created_at, expires_at)
        VALUES (@Id, @AccountId, @FamilyId, @TokenHash, @Client, @BeganAt, @CreatedAt, @ExpiresAt)
        """, new { token.Id, token.AccountId, token.FamilyId, token.TokenHash, token.Client, token.BeganAt, token.CreatedAt, token.ExpiresAt }, ct);

    public async Task<RefreshToken?> FindByHashAsync(Statements sql, string tokenHash, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<SessionRow>(
            $"SELECT {SessionRow.Columns} FROM identity_session WHERE token_hash = @tokenHash", new { tokenHash }, ct))?.ToToken();

    public async Task<RefreshToken?> FindAsync(Statements sql, string id, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<SessionRow>(
            $"SELECT {SessionRow.Columns} FROM identity_session WHERE id = @id", new { id }, ct))?.ToToken();

    /// <summary>Whether a session has not been ended.</summary>
    public async Task<bool> IsLiveAsync(Tx tx, string familyId, CancellationToken ct) => await tx.ScalarAsync<long>(
        "SELECT COUNT(*) FROM identity_session WHERE family_id = @familyId AND revoked_at IS NULL",
        new { familyId }, ct) > 0;

    /// <summary>The active sessions of an account, the newest first, at most 100.</summary>
    public async Task<IReadOnlyList<OpenSession>> ListOpenAsync(Statements sql, string accountId, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await sql.QueryAsync<SessionRow>("""
            SELECT family_id, client, began_at, created_at, expires_at FROM identity_session
            WHERE account_id = @accountId AND spent_at IS NULL AND revoked_at IS NULL AND expires_at > @now ORDER BY began_at DESC, id LIMIT 100
            """, new { accountId, now }, ct);
        return [.. rows.Select(r => new OpenSession(r.FamilyId, r.Client, r.BeganAt, r.CreatedAt, r.ExpiresAt))];
    }

    /// <summary>Exchanges the token for its successor; false if another request was first or the session has ended.</summary>
    public async Task<bool> SpendAsync(
        Tx tx, RefreshToken token, string successorId, string successorSealed, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_session SET spent_at = @now, successor_id = @successorId, successor_sealed = @successorSealed
            WHERE id = @Id AND spent_at IS NULL AND revoked_at IS NULL
            """, new { token.Id, successorId, successorSealed, now }, ct) == 1;

    /// <summary>Ends a session; false when it has ended already.</summary>
    public Task<bool> RevokeFamilyAsync(Tx tx, string familyId, DateTimeOffset now, CancellationToken ct) => RevokeAllAsync(tx, """
        UPDATE identity_session SET revoked_at = @now, successor_sealed = NULL WHERE family_id = @familyId AND revoked_at IS NULL
        """, new { familyId, now }, ct);

    /// <summary>Ends an account's sessions, all or all but one.</summary>
    public Task RevokeAccountAsync(Tx tx, string accountId, string? exceptFamilyId, DateTimeOffset now, CancellationToken ct) => RevokeAllAsync(tx, """
        UPDATE identity_session SET revoked_at = @now, successor_sealed = NULL
        WHERE account_id = @accountId AND family_id <> @kept AND revoked_at IS NULL
        """, new { accountId, kept = exceptFamilyId ?? "", now }, ct);

    /// <summary>Deletes sealed successors of tokens used before one instant, and rows expired before another.</summary>
    public async Task TidyAsync(Tx tx, DateTimeOffset spentBefore, DateTimeOffset expiredBefore, CancellationToken ct)
    {
        await tx.ExecuteAsync("""
            UPDATE identity_session SET successor_sealed = NULL WHERE spent_at < @spentBefore AND successor_sealed IS NOT NULL
            """, new { spentBefore }, ct);
        await tx.ExecuteAsync(
            "DELETE FROM identity_session WHERE expires_at < @expiredBefore", new { expiredBefore }, ct);
    }

    // Repeated until no row is left: a refresh that runs at the same time holds the old row and adds its successor, which a statement that
    // began before its commit does not see. The statement waits for that commit, so the next statement sees it.
    private static async Task<bool> RevokeAllAsync(Tx tx, string update, object args, CancellationToken ct)
    {
        var any = false;
        while (await tx.ExecuteAsync(update, args, ct) > 0)
        {
            any = true;
        }

        return any;
    }

    private sealed class SessionRow
    {
        public const string Columns = """
            id, account_id, family_id, token_hash, client, successor_id, successor_sealed, began_at, created_at, expires_at, spent_at, revoked_at
            """;

        public string Id { get; init; } = "";

        public string AccountId { get; init; } = "";

        public string FamilyId { get; init; } = "";

        public string TokenHash { get; init; } = "";

        public string? Client { get; init; }

        public string? SuccessorId { get; init; }

        public string? SuccessorSealed { get; init; }

        public DateTimeOffset BeganAt { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? SpentAt { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public RefreshToken ToToken() => new()
        {
            Id = Id,
            AccountId = AccountId,
            FamilyId = FamilyId,
            TokenHash = TokenHash,
            Client = Client,
            SuccessorId = SuccessorId,
            SuccessorSealed = SuccessorSealed,
            BeganAt = BeganAt,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            SpentAt = SpentAt,
            RevokedAt = RevokedAt,
        };
    }
}
