using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Catalogue;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Data.Sqlite;

namespace Maru.Modules.Tests.Llm.Fakes;

/// <summary>Configured models and the selection in memory.</summary>
internal sealed class FakeModelStore : IModelStore
{
    private const string TheOne = "1";

    private readonly StagedRows<ConfiguredModel> _rows = new(
        model => new Cursor(model.CreatedAt.ToMicros(), model.Id), newestFirst: false,
        model => (model.Provider, model.ModelId), model => model.IsDefault ? true : null);

    private readonly StagedRows<Selection> _selection = new(_ => new Cursor(0, TheOne), newestFirst: false);

    public Task<IReadOnlyList<ConfiguredModel>> ListAsync(Statements on, CancellationToken ct) => Task.FromResult(_rows.All(on));

    public Task<Page<ConfiguredModel>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct) =>
        Task.FromResult(_rows.Page(on, page, model => provider is null || model.Provider == provider));

    public Task<ConfiguredModel?> FindAsync(Statements on, string id, CancellationToken ct) => Task.FromResult(_rows.Find(on, id));

    public Task<bool> InsertAsync(Tx tx, ConfiguredModel model, CancellationToken ct)
    {
        if (_rows.All(tx).Any(other => (other.Provider, other.ModelId) == (model.Provider, model.ModelId)))
        {
            return Task.FromResult(false);
        }

        _rows.Add(tx, model);
        return Task.FromResult(true);
    }

    public Task<bool> UpdateAsync(Tx tx, ConfiguredModel model, CancellationToken ct)
    {
        if (_rows.Find(tx, model.Id) is not { } before || before.RowVersion != model.RowVersion - 1)
        {
            return Task.FromResult(false);
        }

        _rows.Put(tx, model with { Provider = before.Provider, ModelId = before.ModelId, CreatedAt = before.CreatedAt });
        return Task.FromResult(true);
    }

    public Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct)
    {
        var selected = Selected(tx);
        if (selected.ModelRowId == id)
        {
            _selection.Put(tx, selected with { ModelRowId = null });
        }

        return Task.FromResult(_rows.Remove(tx, id));
    }

    public Task ClearDefaultAsync(Tx tx, string exceptId, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var model in _rows.All(tx).Where(m => m.IsDefault && m.Id != exceptId))
        {
            _rows.Put(tx, model with { IsDefault = false, RowVersion = model.RowVersion + 1, UpdatedAt = at });
        }

        return Task.CompletedTask;
    }

    public Task<Selection> ReadSelectionAsync(Statements on, CancellationToken ct) => Task.FromResult(Selected(on));

    public Task WriteSelectionAsync(Tx tx, Selection selection, CancellationToken ct)
    {
        if (selection.ModelRowId is { } id && _rows.Find(tx, id) is null)
        {
            throw new SqliteException("There is no such model.", 19, 787);
        }

        _selection.Put(tx, selection);
        return Task.CompletedTask;
    }

    private Selection Selected(Statements on) => _selection.Find(on, TheOne) ?? new Selection(null, null, null, 0);
}
