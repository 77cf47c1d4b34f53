using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Policy;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Catalogue;

/// <summary>Configured models and the selection. What writes takes the transaction of the change.</summary>
internal interface IModelStore
{
    Task<IReadOnlyList<ConfiguredModel>> ListAsync(Statements on, CancellationToken ct);

    Task<Page<ConfiguredModel>> PageAsync(Statements on, Provider? provider, PageRequest page, CancellationToken ct);

    Task<ConfiguredModel?> FindAsync(Statements on, string id, CancellationToken ct);

    /// <summary>False when the provider already has a model of that name.</summary>
    Task<bool> InsertAsync(Tx tx, ConfiguredModel model, CancellationToken ct);

    /// <summary>False when the row is no longer the version the change was made on.</summary>
    Task<bool> UpdateAsync(Tx tx, ConfiguredModel model, CancellationToken ct);

    Task<bool> DeleteAsync(Tx tx, string id, CancellationToken ct);

    /// <summary>Takes the default away from whichever other model has it.</summary>
    Task ClearDefaultAsync(Tx tx, string exceptId, DateTimeOffset at, CancellationToken ct);

    Task<Selection> ReadSelectionAsync(Statements on, CancellationToken ct);

    Task WriteSelectionAsync(Tx tx, Selection selection, CancellationToken ct);
}
