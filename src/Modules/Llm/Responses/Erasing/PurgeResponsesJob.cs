using Maru.Kernel;
using Maru.Work;

namespace Maru.Modules.Llm.Responses.Erasing;

/// <summary>Deletes once a day what is expired, which nobody can read any more by then. Cut short, it goes on where it was.</summary>
internal sealed class PurgeResponsesJob(PurgeResponses purge) : IDurableJob<NoInput, long>
{
    public const string Kind = "llm.purge_responses";

    public async Task<Outcome<long>> RunAsync(NoInput input, IJobContext context, CancellationToken ct)
    {
        long deleted = 0;
        for (var more = true; more;)
        {
            var slice = await context.StepAsync<PurgedResponses>("slice", async (_, c) => await purge.RunAsync(c));
            if (slice.Failed(out var failure))
            {
                return failure;
            }

            deleted += slice.Value.Responses;
            more = !slice.Value.IsLast;
        }

        return deleted;
    }
}
