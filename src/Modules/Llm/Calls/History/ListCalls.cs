using Maru.Kernel;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>Reads the history, newest first.</summary>
internal sealed class ListCalls(ICallStore calls)
{
    public Task<Page<CallRecord>> RunAsync(CallFilter filter, PageRequest page, CancellationToken ct) => calls.ListAsync(filter, page, ct);
}
