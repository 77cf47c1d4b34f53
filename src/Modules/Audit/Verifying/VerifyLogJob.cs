using Maru.Kernel;
using Maru.Work;

namespace Maru.Modules.Audit.Verifying;

/// <summary>
/// Verifies the whole log from its first row, once a day and on request. After an interruption it continues where it was.
/// </summary>
internal sealed class VerifyLogJob(VerifyPart verify, FollowChain follow) : IDurableJob<NoInput, VerifiedLog>
{
    public const string Kind = "audit.verify_log";

    public async Task<Outcome<VerifiedLog>> RunAsync(NoInput input, IJobContext context, CancellationToken ct)
    {
        var part = VerifiedPart.Nothing;
        while (!part.ReachedEnd)
        {
            var before = part;
            var step = await context.StepAsync<VerifiedPart>("part", async (_, c) => await verify.RunAsync(before, c));
            if (step.Failed(out var failure))
            {
                return failure;
            }

            part = step.Value;
            await context.ProgressAsync(Math.Min(95, (int)(part.Checkpoint / 1000) + 1), $"Verified {part.LastId} entries");
        }

        var kept = await context.StepAsync<Nothing>("keep", async (_, c) =>
        {
            await follow.CompleteAsync(part, c);
            return default(Nothing);
        });
        return kept.Failed(out var unkept) ? unkept : new VerifiedLog(part.LastId, part.Fault);
    }
}
