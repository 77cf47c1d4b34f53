using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>Client keys. An owner of null means anybody's: for administrators. Table <c>identity_client_key</c>.</summary>
internal sealed class SqlClientKeyStore
{
    private static readonly Listing<ClientKeyRow> Keys =
        Listing<ClientKeyRow>.Newest(ClientKeyRow.Columns, "FROM identity_client_key", by: "id", row => new Cursor(0, row.Id));

    public Task<Page<IssuedKey>> ListAsync(Statements sql, string? ownerId, PageRequest page, CancellationToken ct) =>
        Keys.PageAsync(sql, Where.All.If(ownerId, "owner_id = @OwnerId"), page, row => row.ToKey(), ct);

    public async Task<IssuedKey?> FindAsync(Statements sql, string id, string? ownerId, CancellationToken ct)
    {
        var where = Where.All.If(id, "id = @Id").If(ownerId, "owner_id = @OwnerId");
        return (await sql.QuerySingleOrDefaultAsync<ClientKeyRow>(
            $"SELECT {ClientKeyRow.Columns} FROM identity_client_key{where.Sql}", where.Args, ct))?.ToKey();
    }

    public Task<long> CountInForceAsync(Statements sql, string ownerId, CancellationToken ct) => sql.ScalarAsync<long>(
        "SELECT COUNT(*) FROM identity_client_key WHERE owner_id = @ownerId AND revoked_at IS NULL", new { ownerId }, ct);

    /// <summary>The owner's keys that are not revoked. Lock the owner's account first.</summary>
    public async Task<IReadOnlyList<IssuedKey>> ListInForceAsync(Tx tx, string ownerId, CancellationToken ct) =>
        [.. (await tx.QueryAsync<ClientKeyRow>($"""
            SELECT {ClientKeyRow.Columns} FROM identity_client_key WHERE owner_id = @ownerId AND revoked_at IS NULL ORDER BY id
            """, new { ownerId }, ct)).Select(r => r.ToKey())];

    public Task AddAsync(Tx tx, IssuedKey key, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO identity_client_key
            (id, owner_id, name, prefix, secret_hash, scopes, requests_per_minute, tokens_per_minute, cost_per_month_micros,
            expires_at, created_at, updated_at, version)
        VALUES (@Id, @OwnerId, @Name, @Prefix, @SecretHash, @Scopes, @RequestsPerMinute, @TokensPerMinute, @CostPerMonthMicros,
            @ExpiresAt, @CreatedAt, @UpdatedAt, @Version)
        """, Row(key), ct);

    /// <summary>Stores a changed key; false if the row no longer has the version before.</summary>
    public async Task<bool> TryReplaceAsync(Tx tx, IssuedKey changed, CancellationToken ct) =>
        await tx.ExecuteAsync("""
            UPDATE identity_client_key SET name = @Name, scopes = @Scopes, requests_per_minute = @RequestsPerMinute,
                tokens_per_minute = @TokensPerMinute, cost_per_month_micros = @CostPerMonthMicros,
                held_by = @HeldBy, expires_at = @ExpiresAt,
                revoked_at = @RevokedAt, updated_at = @UpdatedAt, version = @Version
            WHERE id = @Id AND version = @Version - 1
            """, Row(changed), ct) == 1;

    /// <summary>Revokes a key at any version.</summary>
    public Task RevokeAsync(Tx tx, string id, DateTimeOffset now, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE identity_client_key SET revoked_at = @now, updated_at = @now, version = version + 1 WHERE id = @id AND revoked_at IS NULL
        """, new { id, now }, ct);

    public Task TouchAsync(Tx tx, IReadOnlyDictionary<string, DateTimeOffset> lastUsed, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE identity_client_key SET last_used_at = @at WHERE id = @id AND (last_used_at IS NULL OR last_used_at < @at)
        """, lastUsed.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new { id = p.Key, at = p.Value }).ToList(), ct);

    private static ClientKeyRow Row(IssuedKey key) => new()
    {
        Id = key.Id,
        OwnerId = key.OwnerId,
        Name = key.Terms.Name,
        Prefix = key.Prefix,
        SecretHash = key.SecretHash,
        Scopes = string.Join(' ', key.Terms.Scopes),
        RequestsPerMinute = key.Terms.Limits.RequestsPerMinute,
        TokensPerMinute = key.Terms.Limits.TokensPerMinute,
        CostPerMonthMicros = key.Terms.Limits.CostPerMonthMicros,
        HeldBy = key.HeldBy,
        ExpiresAt = key.Terms.ExpiresAt,
        LastUsedAt = key.LastUsedAt,
        RevokedAt = key.RevokedAt,
        CreatedAt = key.CreatedAt,
        UpdatedAt = key.UpdatedAt,
        Version = key.Version,
    };
}
