using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

internal sealed class SqlModelStore : IModelStore
{
    public async Task<IReadOnlyList<ConfiguredModel>> ListAsync(Statements on, CancellationToken ct) =>
        [.. (await on.QueryAsync<ModelRow>("""
            SELECT id, provider, model_id, name, is_default, parameters, row_version, created_at, updated_at
            FROM llm_model ORDER BY created_at, id
            """, ct: ct)).Select(r => r.ToModel())];

    public async Task<Page<ConfiguredModel>> PageAsync(Statements on, Provider? provider, int number, int size, CancellationToken ct)
    {
        var args = new { provider = provider is { } p ? WireName<Provider>.Of(p) : null, size, skip = (number - 1L) * size };
        var total = await on.ScalarAsync<long>(
            "SELECT COUNT(*) FROM llm_model WHERE @provider IS NULL OR provider = @provider", args, ct);
        var rows = await on.QueryAsync<ModelRow>("""
            SELECT id, provider, model_id, name, is_default, parameters, row_version, created_at, updated_at
            FROM llm_model WHERE @provider IS NULL OR provider = @provider
            ORDER BY created_at, id LIMIT @size OFFSET @skip
            """, args, ct);
        return new Page<ConfiguredModel>([.. rows.Select(r => r.ToModel())], total, number, size);
    }

    public async Task<ConfiguredModel?> FindAsync(Statements on, string id, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<ModelRow>("""
            SELECT id, provider, model_id, name, is_default, parameters, row_version, created_at, updated_at
            FROM llm_model WHERE id = @id
            """, new { id }, ct))?.ToModel();

    public async Task<bool> InsertAsync(Tx tx, ConfiguredModel model, CancellationToken ct) => await tx.ExecuteAsync("""
        INSERT INTO llm_model (id, provider, model_id, name, is_default, parameters, row_version, created_at, updated_at)
        VALUES (@Id, @Provider, @ModelId, @Name, @IsDefault, @Parameters, @RowVersion, @CreatedAt, @UpdatedAt)
        ON CONFLICT (provider, model_id) DO NOTHING
        """, ModelRow.Of(model), ct) == 1;

    public async Task<bool> UpdateAsync(Tx tx, ConfiguredModel model, CancellationToken ct) => await tx.ExecuteAsync("""
        UPDATE llm_model SET name = @Name, is_default = @IsDefault, parameters = @Parameters, row_version = @RowVersion,
            updated_at = @UpdatedAt
        WHERE id = @Id AND row_version = @RowVersion - 1
        """, ModelRow.Of(model), ct) == 1;

    public async Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct) =>
        await tx.ExecuteAsync("DELETE FROM llm_model WHERE id = @id", new { id }, ct) == 1;

    public Task ClearDefaultAsync(Tx tx, string exceptId, DateTimeOffset at, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE llm_model SET is_default = FALSE, row_version = row_version + 1, updated_at = @at
        WHERE is_default = TRUE AND id <> @exceptId
        """, new { exceptId, at }, ct);

    public async Task<Selection> ReadSelectionAsync(Statements on, CancellationToken ct)
    {
        var row = await on.QuerySingleOrDefaultAsync<SelectionRow>(
            "SELECT model_row_id, selected_at, selected_by, version FROM llm_selection WHERE id = 1", ct: ct);
        return row is null ? new Selection(null, null, null, 0) : new Selection(row.ModelRowId, row.SelectedAt, row.SelectedBy, row.Version);
    }

    public Task WriteSelectionAsync(Tx tx, Selection selection, CancellationToken ct) => tx.ExecuteAsync("""
        UPDATE llm_selection SET model_row_id = @ModelRowId, selected_at = @SelectedAt, selected_by = @SelectedBy, version = @Version
        WHERE id = 1
        """, selection, ct);

    private sealed class SelectionRow
    {
        public string? ModelRowId { get; init; }

        public DateTimeOffset? SelectedAt { get; init; }

        public string? SelectedBy { get; init; }

        public long Version { get; init; }
    }
}
