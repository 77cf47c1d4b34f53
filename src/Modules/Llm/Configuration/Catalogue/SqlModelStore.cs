using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

internal sealed class SqlModelStore : IModelStore
{
    private static readonly Listing<ModelRow> Models = Listing<ModelRow>.Oldest(
        ModelRow.Columns, "FROM llm_model", by: "created_at, id", row => new Cursor(row.CreatedAt.ToMicros(), row.Id));

    public async Task<IReadOnlyList<ConfiguredModel>> ListAsync(Statements on, CancellationToken ct) =>
        [.. (await on.QueryAsync<ModelRow>(
            $"SELECT {ModelRow.Columns} FROM llm_model ORDER BY created_at, id", ct: ct)).Select(r => r.ToModel())];

    public Task<Page<ConfiguredModel>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct) =>
        Models.PageAsync(on, Where.All.If(provider, "provider = @Provider"), page, row => row.ToModel(), ct);

    public async Task<ConfiguredModel?> FindAsync(Statements on, string id, CancellationToken ct) =>
        (await on.QuerySingleOrDefaultAsync<ModelRow>(
            $"SELECT {ModelRow.Columns} FROM llm_model WHERE id = @id", new { id }, ct))?.ToModel();

    public async Task<bool> InsertAsync(Tx tx, ConfiguredModel model, CancellationToken ct) => await tx.ExecuteAsync($"""
        INSERT INTO llm_model ({ModelRow.Columns})
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
