using Maru.Kernel;
using Maru.Modules.Llm.Calls.Content;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Secrets.Masking;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>
/// Reads one call, opening its content if any was kept. Content that no key opens is named, not hidden behind an error. Anyone who opens
/// what others said is written down first.
/// </summary>
internal sealed class ReadCall(Change change, ICallStore calls, IContentSeal seal)
{
    /// <param name="id">The call.</param>
    /// <param name="ownerId">Whose call it must be, or null for anybody's.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<Outcome<CallDetail>> RunAsync(string id, string? ownerId, CancellationToken ct)
    {
        if (await calls.FindAsync(id, ownerId, ct) is not var (call, sealedContent))
        {
            return CallFailures.NotFound;
        }

        if (sealedContent is null)
        {
            return new CallDetail(call, null, null);
        }

        if (ownerId is null)
        {
            await WriteDownAsync(call, ct);
        }

        var content = await seal.OpenAsync(CallContent.PlaceOf(id), sealedContent, ct);
        return content.Failed(out var failure)
            ? new CallDetail(call, null, failure.Code) : new CallDetail(call, Masked(CallContent.Parse(content.Value)), null);
    }

    // People paste keys into prompts; what is kept for its meaning need not hand them on.
    private static CallContent Masked(CallContent content) =>
        content with { Request = SecretMask.Mask(content.Request), Response = SecretMask.Mask(content.Response) };

    private Task<Outcome<Nothing>> WriteDownAsync(CallRecord call, CancellationToken ct) => change.RunAsync<Nothing>(
        tx =>
        {
            tx.Record(new AuditEntry(AuditActions.Read, "llm.calls", call.Id) { Details = new { call.OwnerId } });
            return Task.FromResult<Outcome<Nothing>>(default(Nothing));
        },
        ct);
}
