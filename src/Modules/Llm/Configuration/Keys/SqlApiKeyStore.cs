using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys;

internal sealed class SqlApiKeyStore : IApiKeyStore
{
    private static readonly Listing<ApiKeyRow> Keys = Listing<ApiKeyRow>.Newest(
        ApiKeyRow.Columns, "FROM llm_api_key", by: "created_at, id", row => new Cursor(row.CreatedAt.ToMicros(), row.Id));

    public async Task<IReadOnlyList<ApiKey>> ListAsync(Statements on, CancellationToken ct) =>
        [.. (await on.QueryAsync<ApiKeyRow>(
            $"SELECT {ApiKeyRow.Columns} FROM llm_api_key ORDER BY created_at DESC, id DESC", ct: ct)).Select(r => r.ToKey())];

    public Task<Page<ApiKey>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct) =>
        Keys.PageAsync(on, Where.All.If(provider, "provider = @Provider"), page, row => row.ToKey(), ct);

    public async Task<ApiKey?> FindAsync(Statements on, string id, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<ApiKeyRow>(
            $"SELECT {ApiKeyRow.Columns} FROM llm_api_key WHERE id = @id", new { id }, ct))?.ToKey();

    public Task InsertAsync(Tx tx, ApiKey key, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO llm_api_key (id, provider, sealed_key, key_hint, sealing_key_id, name, base_url, is_active, priority, row_version,
            created_at, updated_at)
        VALUES (@Id, @Provider, @SealedKey, @KeyHint, @SealingKeyId, @Name, @BaseUrl, @IsActive, @Priority, @RowVersion, @CreatedAt,
            @UpdatedAt)
        """, ApiKeyRow.Of(key), ct);

    public async Task<bool> UpdateAsync(Tx tx, ApiKey key, CancellationToken ct) => await tx.ExecuteAsync("""
        UPDATE llm_api_key SET sealed_key = @SealedKey, key_hint = @KeyHint, sealing_key_id = @SealingKeyId, name = @Name,
            base_url = @BaseUrl, is_active = @IsActive, priority = @Priority, row_version = @RowVersion, updated_at = @UpdatedAt
        WHERE id = @Id AND row_version = @RowVersion - 1
        """, ApiKeyRow.Of(key), ct) == 1;

    /// <summary>Moves the last use forward; a batch that comes late moves nothing back.</summary>
    public static Task NoteUseAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE llm_api_key SET last_used_at = @at WHERE id = @id AND (last_used_at IS NULL OR last_used_at < @at)", new { id, at }, ct);

    public async Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM llm_api_key WHERE id = @id", new { id }, ct) == 1;

    public Task NoteTestAsync(Tx tx, string id, string status, DateTimeOffset at, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE llm_api_key SET last_tested_at = @at, last_test_status = @status WHERE id = @id", new { id, status, at }, ct);

    public Task ResealAsync(Tx tx, string id, string sealedText, string sealingKeyId, CancellationToken ct) => tx.ExecuteAsync(
        "UPDATE llm_api_key SET sealed_key = @sealedText, sealing_key_id = @sealingKeyId WHERE id = @id",
        new { id, sealedText, sealingKeyId }, ct);
}
