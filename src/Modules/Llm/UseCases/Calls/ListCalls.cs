using Maru.Kernel;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>Reads the history, newest first.</summary>
internal sealed class ListCalls(ICallStore calls)
{
    public Task<Page<CallRecord>> RunAsync(CallFilter filter, CallWindow window, CancellationToken ct) => calls.ListAsync(filter, window, ct);
}
