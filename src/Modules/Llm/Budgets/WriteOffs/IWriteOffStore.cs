using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>What dead nodes never reported. Thread safe.</summary>
internal interface IWriteOffStore
{
    /// <summary>Newest first.</summary>
    Task<Page<WriteOff>> ListAsync(string? clientKeyId, int number, int size, CancellationToken ct);

    Task<WriteOff?> FindAsync(Statements on, string id, CancellationToken ct);

    /// <summary>Gives the amount back to its key's month; false when that was done before, or the row is gone.</summary>
    Task<bool> GiveBackAsync(Tx tx, WriteOff writeOff, string by, DateTimeOffset at, CancellationToken ct);
}
