using Maru.Kernel;

namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>What dead nodes left unreported, newest first.</summary>
internal sealed class ListWriteOffs(SqlWriteOffStore store)
{
    public Task<Page<WriteOff>> RunAsync(string? clientKeyId, PageRequest page, CancellationToken ct) =>
        store.ListAsync(clientKeyId, page, ct);
}
