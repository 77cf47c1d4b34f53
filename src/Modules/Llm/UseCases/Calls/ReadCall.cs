using Maru.Kernel;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>Reads one call, opening its content if any was kept. Content that no key opens is named, not hidden behind an error.</summary>
internal sealed class ReadCall(ICallStore calls, ICallSeal seal)
{
    /// <param name="id">The call.</param>
    /// <param name="ownerId">Whose call it must be, or null for anybody's.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Outcome<CallDetail>> RunAsync(string id, string? ownerId, CancellationToken ct)
    {
        if (await calls.FindAsync(id, ownerId, ct).ConfigureAwait(false) is not var (call, sealedContent))
        {
            return CallFailures.NotFound;
        }

        if (sealedContent is null)
        {
            return new CallDetail(call, null, null);
        }

        var content = await seal.OpenAsync(id, sealedContent, ct).ConfigureAwait(false);
        return content.Failed(out var failure) ? new CallDetail(call, null, failure.Code) : new CallDetail(call, content.Value, null);
    }
}
