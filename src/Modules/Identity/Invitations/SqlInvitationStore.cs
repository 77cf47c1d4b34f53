using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.Invitations;

/// <summary>Invitations. Table <c>identity_invitation</c>.</summary>
internal sealed class SqlInvitationStore
{
    private static readonly Listing<InvitationRow> Invitations =
        Listing<InvitationRow>.Newest(InvitationRow.Columns, "FROM identity_invitation", by: "id", row => new Cursor(0, row.Id));

    /// <summary>The newest first.</summary>
    public Task<Page<Invitation>> ListAsync(Statements sql, PageRequest page, CancellationToken ct) =>
        Invitations.PageAsync(sql, Where.All, page, row => row.ToInvitation(), ct);

    public async Task<Invitation?> FindAsync(Statements sql, string id, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<InvitationRow>(
            $"SELECT {InvitationRow.Columns} FROM identity_invitation WHERE id = @id", new { id }, ct))?.ToInvitation();

    public async Task<Invitation?> FindByHashAsync(Statements sql, string tokenHash, CancellationToken ct) =>
        (await sql.QuerySingleOrDefaultAsync<InvitationRow>(
            $"SELECT {InvitationRow.Columns} FROM identity_invitation WHERE token_hash = @tokenHash",
            new { tokenHash }, ct))?.ToInvitation();

    public Task AddAsync(Tx tx, Invitation made, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_invitation (id, token_hash, role, note, created_by, created_at, expires_at)
        VALUES (@Id, @TokenHash, @Role, @Note, @CreatedBy, @CreatedAt, @ExpiresAt)
        """,
        new { made.Id, made.TokenHash, Role = WireName<Role>.Of(made.Role), made.Note, made.CreatedBy, made.CreatedAt, made.ExpiresAt }, ct);

    /// <summary>
    /// Marks it as used; false if another request was first, or if it is revoked or expired. On PostgreSQL, concurrent requests wait here
    /// for the first.
    /// </summary>
    public async Task<bool> TryUseAsync(Tx tx, string id, string accountId, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_invitation SET used_at = @now, used_by = @accountId
            WHERE id = @id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @now
            """, new { id, accountId, now }, ct) == 1;

    /// <summary>Revokes it; false if it is already used, revoked or expired.</summary>
    public async Task<bool> TryRevokeAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_invitation SET revoked_at = @now WHERE id = @id AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @now
            """, new { id, now }, ct) == 1;

    /// <summary>Revokes all waiting invitations of one maker, and returns their ids.</summary>
    public async Task<IReadOnlyList<string>> RevokeOfAsync(Tx tx, string makerId, DateTimeOffset now, CancellationToken ct) =>
        [.. await tx.QueryAsync<string>("""
            UPDATE identity_invitation SET revoked_at = @now
            WHERE created_by = @makerId AND used_at IS NULL AND revoked_at IS NULL AND expires_at > @now RETURNING id
            """, new { makerId, now }, ct)];

    /// <summary>Deletes the notes of the invitations that a person made or accepted.</summary>
    public Task ForgetWordsAsync(Tx tx, string accountId, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE identity_invitation SET note = '' WHERE created_by = @accountId OR used_by = @accountId", new { accountId }, ct);

    private sealed class InvitationRow
    {
        public const string Columns = "id, token_hash, role, note, created_by, created_at, expires_at, used_at, used_by, revoked_at";

        public string Id { get; init; } = "";

        public string TokenHash { get; init; } = "";

        public string Role { get; init; } = "";

        public string Note { get; init; } = "";

        public string CreatedBy { get; init; } = "";

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }

        public string? UsedBy { get; init; }

        public DateTimeOffset? RevokedAt { get; init; }

        public Invitation ToInvitation() => new()
        {
            Id = Id,
            TokenHash = TokenHash,
            Role = WireName<Role>.Parse(Role),
            Note = Note,
            CreatedBy = CreatedBy,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            UsedAt = UsedAt,
            UsedBy = UsedBy,
            RevokedAt = RevokedAt,
        };
    }
}
